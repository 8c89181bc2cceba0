/* Written by make assets: the files of Templates/ and Resources/, embedded in the program so that it
   is one file that can be copied anywhere. */
#include "CAssets.h"

static const unsigned char file_0[] = {
#embed "../../Resources/recorder/heapmonitor/__init__.py"
};
static const unsigned char file_1[] = {
#embed "../../Resources/recorder/heapmonitor/__main__.py"
};
static const unsigned char file_2[] = {
#embed "../../Resources/recorder/heapmonitor/afterfork.py"
};
static const unsigned char file_3[] = {
#embed "../../Resources/recorder/heapmonitor/allobjects.py"
};
static const unsigned char file_4[] = {
#embed "../../Resources/recorder/heapmonitor/attributenames.py"
};
static const unsigned char file_5[] = {
#embed "../../Resources/recorder/heapmonitor/attributes.py"
};
static const unsigned char file_6[] = {
#embed "../../Resources/recorder/heapmonitor/automatic.py"
};
static const unsigned char file_7[] = {
#embed "../../Resources/recorder/heapmonitor/backends.py"
};
static const unsigned char file_8[] = {
#embed "../../Resources/recorder/heapmonitor/block.py"
};
static const unsigned char file_9[] = {
#embed "../../Resources/recorder/heapmonitor/builtinreaders.py"
};
static const unsigned char file_10[] = {
#embed "../../Resources/recorder/heapmonitor/census.py"
};
static const unsigned char file_11[] = {
#embed "../../Resources/recorder/heapmonitor/choosing.py"
};
static const unsigned char file_12[] = {
#embed "../../Resources/recorder/heapmonitor/classbodies.py"
};
static const unsigned char file_13[] = {
#embed "../../Resources/recorder/heapmonitor/classtable.py"
};
static const unsigned char file_14[] = {
#embed "../../Resources/recorder/heapmonitor/classwatch.py"
};
static const unsigned char file_15[] = {
#embed "../../Resources/recorder/heapmonitor/collectorview.py"
};
static const unsigned char file_16[] = {
#embed "../../Resources/recorder/heapmonitor/compiledsizing.py"
};
static const unsigned char file_17[] = {
#embed "../../Resources/recorder/heapmonitor/compiledwalk.py"
};
static const unsigned char file_18[] = {
#embed "../../Resources/recorder/heapmonitor/complaints.py"
};
static const unsigned char file_19[] = {
#embed "../../Resources/recorder/heapmonitor/console.py"
};
static const unsigned char file_20[] = {
#embed "../../Resources/recorder/heapmonitor/construction.py"
};
static const unsigned char file_21[] = {
#embed "../../Resources/recorder/heapmonitor/contents.py"
};
static const unsigned char file_22[] = {
#embed "../../Resources/recorder/heapmonitor/contract.py"
};
static const unsigned char file_23[] = {
#embed "../../Resources/recorder/heapmonitor/cpython.py"
};
static const unsigned char file_24[] = {
#embed "../../Resources/recorder/heapmonitor/cycles.py"
};
static const unsigned char file_25[] = {
#embed "../../Resources/recorder/heapmonitor/dues.py"
};
static const unsigned char file_26[] = {
#embed "../../Resources/recorder/heapmonitor/dump.py"
};
static const unsigned char file_27[] = {
#embed "../../Resources/recorder/heapmonitor/edges.py"
};
static const unsigned char file_28[] = {
#embed "../../Resources/recorder/heapmonitor/everything.py"
};
static const unsigned char file_29[] = {
#embed "../../Resources/recorder/heapmonitor/exclusion.py"
};
static const unsigned char file_30[] = {
#embed "../../Resources/recorder/heapmonitor/firstinstances.py"
};
static const unsigned char file_31[] = {
#embed "../../Resources/recorder/heapmonitor/framelocals.py"
};
static const unsigned char file_32[] = {
#embed "../../Resources/recorder/heapmonitor/functionreaders.py"
};
static const unsigned char file_33[] = {
#embed "../../Resources/recorder/heapmonitor/garbage.py"
};
static const unsigned char file_34[] = {
#embed "../../Resources/recorder/heapmonitor/heapdump.py"
};
static const unsigned char file_35[] = {
#embed "../../Resources/recorder/heapmonitor/heapfile.py"
};
static const unsigned char file_36[] = {
#embed "../../Resources/recorder/heapmonitor/heapinstances.py"
};
static const unsigned char file_37[] = {
#embed "../../Resources/recorder/heapmonitor/heaplocals.py"
};
static const unsigned char file_38[] = {
#embed "../../Resources/recorder/heapmonitor/heaplooks.py"
};
static const unsigned char file_39[] = {
#embed "../../Resources/recorder/heapmonitor/heaplooksofc.py"
};
static const unsigned char file_40[] = {
#embed "../../Resources/recorder/heapmonitor/heapnames.py"
};
static const unsigned char file_41[] = {
#embed "../../Resources/recorder/heapmonitor/heapown.py"
};
static const unsigned char file_42[] = {
#embed "../../Resources/recorder/heapmonitor/heaps.py"
};
static const unsigned char file_43[] = {
#embed "../../Resources/recorder/heapmonitor/heapseen.py"
};
static const unsigned char file_44[] = {
#embed "../../Resources/recorder/heapmonitor/heaptest.py"
};
static const unsigned char file_45[] = {
#embed "../../Resources/recorder/heapmonitor/heapvalues.py"
};
static const unsigned char file_46[] = {
#embed "../../Resources/recorder/heapmonitor/heapwalk.py"
};
static const unsigned char file_47[] = {
#embed "../../Resources/recorder/heapmonitor/histories.py"
};
static const unsigned char file_48[] = {
#embed "../../Resources/recorder/heapmonitor/holderlooks.py"
};
static const unsigned char file_49[] = {
#embed "../../Resources/recorder/heapmonitor/holders.py"
};
static const unsigned char file_50[] = {
#embed "../../Resources/recorder/heapmonitor/imports.py"
};
static const unsigned char file_51[] = {
#embed "../../Resources/recorder/heapmonitor/inlinevalues.py"
};
static const unsigned char file_52[] = {
#embed "../../Resources/recorder/heapmonitor/journal.py"
};
static const unsigned char file_53[] = {
#embed "../../Resources/recorder/heapmonitor/labels.py"
};
static const unsigned char file_54[] = {
#embed "../../Resources/recorder/heapmonitor/launch.py"
};
static const unsigned char file_55[] = {
#embed "../../Resources/recorder/heapmonitor/lifetimes.py"
};
static const unsigned char file_56[] = {
#embed "../../Resources/recorder/heapmonitor/lookalikes.py"
};
static const unsigned char file_57[] = {
#embed "../../Resources/recorder/heapmonitor/monitoring.py"
};
static const unsigned char file_58[] = {
#embed "../../Resources/recorder/heapmonitor/naming.py"
};
static const unsigned char file_59[] = {
#embed "../../Resources/recorder/heapmonitor/native.py"
};
static const unsigned char file_60[] = {
#embed "../../Resources/recorder/heapmonitor/nativemodule.py"
};
static const unsigned char file_61[] = {
#embed "../../Resources/recorder/heapmonitor/nativetest.py"
};
static const unsigned char file_62[] = {
#embed "../../Resources/recorder/heapmonitor/numpyreaders.py"
};
static const unsigned char file_63[] = {
#embed "../../Resources/recorder/heapmonitor/ondemand.py"
};
static const unsigned char file_64[] = {
#embed "../../Resources/recorder/heapmonitor/options.py"
};
static const unsigned char file_65[] = {
#embed "../../Resources/recorder/heapmonitor/ownfile.py"
};
static const unsigned char file_66[] = {
#embed "../../Resources/recorder/heapmonitor/ownmodules.py"
};
static const unsigned char file_67[] = {
#embed "../../Resources/recorder/heapmonitor/passing.py"
};
static const unsigned char file_68[] = {
#embed "../../Resources/recorder/heapmonitor/periodic.py"
};
static const unsigned char file_69[] = {
#embed "../../Resources/recorder/heapmonitor/pickling.py"
};
static const unsigned char file_70[] = {
#embed "../../Resources/recorder/heapmonitor/processmemory.py"
};
static const unsigned char file_71[] = {
#embed "../../Resources/recorder/heapmonitor/program.py"
};
static const unsigned char file_72[] = {
#embed "../../Resources/recorder/heapmonitor/pythons.py"
};
static const unsigned char file_73[] = {
#embed "../../Resources/recorder/heapmonitor/readers.py"
};
static const unsigned char file_74[] = {
#embed "../../Resources/recorder/heapmonitor/record.py"
};
static const unsigned char file_75[] = {
#embed "../../Resources/recorder/heapmonitor/recorded.py"
};
static const unsigned char file_76[] = {
#embed "../../Resources/recorder/heapmonitor/recorder.py"
};
static const unsigned char file_77[] = {
#embed "../../Resources/recorder/heapmonitor/referents.py"
};
static const unsigned char file_78[] = {
#embed "../../Resources/recorder/heapmonitor/representation.py"
};
static const unsigned char file_79[] = {
#embed "../../Resources/recorder/heapmonitor/reserve.py"
};
static const unsigned char file_80[] = {
#embed "../../Resources/recorder/heapmonitor/rights.py"
};
static const unsigned char file_81[] = {
#embed "../../Resources/recorder/heapmonitor/room.py"
};
static const unsigned char file_82[] = {
#embed "../../Resources/recorder/heapmonitor/rowpickle.py"
};
static const unsigned char file_83[] = {
#embed "../../Resources/recorder/heapmonitor/running.py"
};
static const unsigned char file_84[] = {
#embed "../../Resources/recorder/heapmonitor/samples.py"
};
static const unsigned char file_85[] = {
#embed "../../Resources/recorder/heapmonitor/scons.py"
};
static const unsigned char file_86[] = {
#embed "../../Resources/recorder/heapmonitor/sconsclasses.py"
};
static const unsigned char file_87[] = {
#embed "../../Resources/recorder/heapmonitor/sconsoptions.py"
};
static const unsigned char file_88[] = {
#embed "../../Resources/recorder/heapmonitor/sconstables.py"
};
static const unsigned char file_89[] = {
#embed "../../Resources/recorder/heapmonitor/selection.py"
};
static const unsigned char file_90[] = {
#embed "../../Resources/recorder/heapmonitor/session.py"
};
static const unsigned char file_91[] = {
#embed "../../Resources/recorder/heapmonitor/sharedrows.py"
};
static const unsigned char file_92[] = {
#embed "../../Resources/recorder/heapmonitor/sharing.py"
};
static const unsigned char file_93[] = {
#embed "../../Resources/recorder/heapmonitor/shutdown.py"
};
static const unsigned char file_94[] = {
#embed "../../Resources/recorder/heapmonitor/signals.py"
};
static const unsigned char file_95[] = {
#embed "../../Resources/recorder/heapmonitor/site/sitecustomize.py"
};
static const unsigned char file_96[] = {
#embed "../../Resources/recorder/heapmonitor/sizing.py"
};
static const unsigned char file_97[] = {
#embed "../../Resources/recorder/heapmonitor/snapshots.py"
};
static const unsigned char file_98[] = {
#embed "../../Resources/recorder/heapmonitor/startup.py"
};
static const unsigned char file_99[] = {
#embed "../../Resources/recorder/heapmonitor/stillness.py"
};
static const unsigned char file_100[] = {
#embed "../../Resources/recorder/heapmonitor/tables.py"
};
static const unsigned char file_101[] = {
#embed "../../Resources/recorder/heapmonitor/thinning.py"
};
static const unsigned char file_102[] = {
#embed "../../Resources/recorder/heapmonitor/total.py"
};
static const unsigned char file_103[] = {
#embed "../../Resources/recorder/heapmonitor/traces.py"
};
static const unsigned char file_104[] = {
#embed "../../Resources/recorder/heapmonitor/tracking.py"
};
static const unsigned char file_105[] = {
#embed "../../Resources/recorder/heapmonitor/typecensus.py"
};
static const unsigned char file_106[] = {
#embed "../../Resources/recorder/heapmonitor/typeseries.py"
};
static const unsigned char file_107[] = {
#embed "../../Resources/recorder/heapmonitor/version.py"
};
static const unsigned char file_108[] = {
#embed "../../Resources/recorder/heapmonitor/waynames.py"
};
static const unsigned char file_109[] = {
#embed "../../Resources/report.js"
};
static const unsigned char file_110[] = {
#embed "../../Resources/style.css"
};
static const unsigned char file_111[] = {
#embed "../../Templates/changed-class.mustache"
};
static const unsigned char file_112[] = {
#embed "../../Templates/class.mustache"
};
static const unsigned char file_113[] = {
#embed "../../Templates/classes.mustache"
};
static const unsigned char file_114[] = {
#embed "../../Templates/comparison.mustache"
};
static const unsigned char file_115[] = {
#embed "../../Templates/garbage-shape.mustache"
};
static const unsigned char file_116[] = {
#embed "../../Templates/garbage.mustache"
};
static const unsigned char file_117[] = {
#embed "../../Templates/heap-comparison.mustache"
};
static const unsigned char file_118[] = {
#embed "../../Templates/heap-objects.mustache"
};
static const unsigned char file_119[] = {
#embed "../../Templates/heap-type.mustache"
};
static const unsigned char file_120[] = {
#embed "../../Templates/heap-waste.mustache"
};
static const unsigned char file_121[] = {
#embed "../../Templates/heap.mustache"
};
static const unsigned char file_122[] = {
#embed "../../Templates/index.mustache"
};
static const unsigned char file_123[] = {
#embed "../../Templates/instances.mustache"
};
static const unsigned char file_124[] = {
#embed "../../Templates/partials/attribute-table.mustache"
};
static const unsigned char file_125[] = {
#embed "../../Templates/partials/banner.mustache"
};
static const unsigned char file_126[] = {
#embed "../../Templates/partials/changed-tree.mustache"
};
static const unsigned char file_127[] = {
#embed "../../Templates/partials/class-table.mustache"
};
static const unsigned char file_128[] = {
#embed "../../Templates/partials/figure.mustache"
};
static const unsigned char file_129[] = {
#embed "../../Templates/partials/finding.mustache"
};
static const unsigned char file_130[] = {
#embed "../../Templates/partials/foot.mustache"
};
static const unsigned char file_131[] = {
#embed "../../Templates/partials/footnote.mustache"
};
static const unsigned char file_132[] = {
#embed "../../Templates/partials/frames.mustache"
};
static const unsigned char file_133[] = {
#embed "../../Templates/partials/head.mustache"
};
static const unsigned char file_134[] = {
#embed "../../Templates/partials/heap-holder-rows.mustache"
};
static const unsigned char file_135[] = {
#embed "../../Templates/partials/heap-object-head.mustache"
};
static const unsigned char file_136[] = {
#embed "../../Templates/partials/heap-object-row.mustache"
};
static const unsigned char file_137[] = {
#embed "../../Templates/partials/heap-tree.mustache"
};
static const unsigned char file_138[] = {
#embed "../../Templates/partials/holders.mustache"
};
static const unsigned char file_139[] = {
#embed "../../Templates/partials/instances.mustache"
};
static const unsigned char file_140[] = {
#embed "../../Templates/partials/merged.mustache"
};
static const unsigned char file_141[] = {
#embed "../../Templates/partials/package-table.mustache"
};
static const unsigned char file_142[] = {
#embed "../../Templates/partials/process-bar.mustache"
};
static const unsigned char file_143[] = {
#embed "../../Templates/partials/registered-table.mustache"
};
static const unsigned char file_144[] = {
#embed "../../Templates/partials/run-change.mustache"
};
static const unsigned char file_145[] = {
#embed "../../Templates/partials/shape-table.mustache"
};
static const unsigned char file_146[] = {
#embed "../../Templates/partials/snapshot-table.mustache"
};
static const unsigned char file_147[] = {
#embed "../../Templates/partials/trace.mustache"
};
static const unsigned char file_148[] = {
#embed "../../Templates/partials/tree.mustache"
};
static const unsigned char file_149[] = {
#embed "../../Templates/partials/type-table.mustache"
};
static const unsigned char file_150[] = {
#embed "../../Templates/partials/types-section.mustache"
};
static const unsigned char file_151[] = {
#embed "../../Templates/processes.mustache"
};
static const unsigned char file_152[] = {
#embed "../../Templates/reading.mustache"
};
static const unsigned char file_153[] = {
#embed "../../Templates/single.mustache"
};
static const unsigned char file_154[] = {
#embed "../../Templates/snapshot.mustache"
};
static const unsigned char file_155[] = {
#embed "../../Templates/snapshots.mustache"
};
static const unsigned char file_156[] = {
#embed "../../Templates/trend.mustache"
};
static const unsigned char file_157[] = {
#embed "../../Templates/types.mustache"
};

static const heap_asset table[] = {
  { "Resources/recorder/heapmonitor/__init__.py", file_0, sizeof file_0 },
  { "Resources/recorder/heapmonitor/__main__.py", file_1, sizeof file_1 },
  { "Resources/recorder/heapmonitor/afterfork.py", file_2, sizeof file_2 },
  { "Resources/recorder/heapmonitor/allobjects.py", file_3, sizeof file_3 },
  { "Resources/recorder/heapmonitor/attributenames.py", file_4, sizeof file_4 },
  { "Resources/recorder/heapmonitor/attributes.py", file_5, sizeof file_5 },
  { "Resources/recorder/heapmonitor/automatic.py", file_6, sizeof file_6 },
  { "Resources/recorder/heapmonitor/backends.py", file_7, sizeof file_7 },
  { "Resources/recorder/heapmonitor/block.py", file_8, sizeof file_8 },
  { "Resources/recorder/heapmonitor/builtinreaders.py", file_9, sizeof file_9 },
  { "Resources/recorder/heapmonitor/census.py", file_10, sizeof file_10 },
  { "Resources/recorder/heapmonitor/choosing.py", file_11, sizeof file_11 },
  { "Resources/recorder/heapmonitor/classbodies.py", file_12, sizeof file_12 },
  { "Resources/recorder/heapmonitor/classtable.py", file_13, sizeof file_13 },
  { "Resources/recorder/heapmonitor/classwatch.py", file_14, sizeof file_14 },
  { "Resources/recorder/heapmonitor/collectorview.py", file_15, sizeof file_15 },
  { "Resources/recorder/heapmonitor/compiledsizing.py", file_16, sizeof file_16 },
  { "Resources/recorder/heapmonitor/compiledwalk.py", file_17, sizeof file_17 },
  { "Resources/recorder/heapmonitor/complaints.py", file_18, sizeof file_18 },
  { "Resources/recorder/heapmonitor/console.py", file_19, sizeof file_19 },
  { "Resources/recorder/heapmonitor/construction.py", file_20, sizeof file_20 },
  { "Resources/recorder/heapmonitor/contents.py", file_21, sizeof file_21 },
  { "Resources/recorder/heapmonitor/contract.py", file_22, sizeof file_22 },
  { "Resources/recorder/heapmonitor/cpython.py", file_23, sizeof file_23 },
  { "Resources/recorder/heapmonitor/cycles.py", file_24, sizeof file_24 },
  { "Resources/recorder/heapmonitor/dues.py", file_25, sizeof file_25 },
  { "Resources/recorder/heapmonitor/dump.py", file_26, sizeof file_26 },
  { "Resources/recorder/heapmonitor/edges.py", file_27, sizeof file_27 },
  { "Resources/recorder/heapmonitor/everything.py", file_28, sizeof file_28 },
  { "Resources/recorder/heapmonitor/exclusion.py", file_29, sizeof file_29 },
  { "Resources/recorder/heapmonitor/firstinstances.py", file_30, sizeof file_30 },
  { "Resources/recorder/heapmonitor/framelocals.py", file_31, sizeof file_31 },
  { "Resources/recorder/heapmonitor/functionreaders.py", file_32, sizeof file_32 },
  { "Resources/recorder/heapmonitor/garbage.py", file_33, sizeof file_33 },
  { "Resources/recorder/heapmonitor/heapdump.py", file_34, sizeof file_34 },
  { "Resources/recorder/heapmonitor/heapfile.py", file_35, sizeof file_35 },
  { "Resources/recorder/heapmonitor/heapinstances.py", file_36, sizeof file_36 },
  { "Resources/recorder/heapmonitor/heaplocals.py", file_37, sizeof file_37 },
  { "Resources/recorder/heapmonitor/heaplooks.py", file_38, sizeof file_38 },
  { "Resources/recorder/heapmonitor/heaplooksofc.py", file_39, sizeof file_39 },
  { "Resources/recorder/heapmonitor/heapnames.py", file_40, sizeof file_40 },
  { "Resources/recorder/heapmonitor/heapown.py", file_41, sizeof file_41 },
  { "Resources/recorder/heapmonitor/heaps.py", file_42, sizeof file_42 },
  { "Resources/recorder/heapmonitor/heapseen.py", file_43, sizeof file_43 },
  { "Resources/recorder/heapmonitor/heaptest.py", file_44, sizeof file_44 },
  { "Resources/recorder/heapmonitor/heapvalues.py", file_45, sizeof file_45 },
  { "Resources/recorder/heapmonitor/heapwalk.py", file_46, sizeof file_46 },
  { "Resources/recorder/heapmonitor/histories.py", file_47, sizeof file_47 },
  { "Resources/recorder/heapmonitor/holderlooks.py", file_48, sizeof file_48 },
  { "Resources/recorder/heapmonitor/holders.py", file_49, sizeof file_49 },
  { "Resources/recorder/heapmonitor/imports.py", file_50, sizeof file_50 },
  { "Resources/recorder/heapmonitor/inlinevalues.py", file_51, sizeof file_51 },
  { "Resources/recorder/heapmonitor/journal.py", file_52, sizeof file_52 },
  { "Resources/recorder/heapmonitor/labels.py", file_53, sizeof file_53 },
  { "Resources/recorder/heapmonitor/launch.py", file_54, sizeof file_54 },
  { "Resources/recorder/heapmonitor/lifetimes.py", file_55, sizeof file_55 },
  { "Resources/recorder/heapmonitor/lookalikes.py", file_56, sizeof file_56 },
  { "Resources/recorder/heapmonitor/monitoring.py", file_57, sizeof file_57 },
  { "Resources/recorder/heapmonitor/naming.py", file_58, sizeof file_58 },
  { "Resources/recorder/heapmonitor/native.py", file_59, sizeof file_59 },
  { "Resources/recorder/heapmonitor/nativemodule.py", file_60, sizeof file_60 },
  { "Resources/recorder/heapmonitor/nativetest.py", file_61, sizeof file_61 },
  { "Resources/recorder/heapmonitor/numpyreaders.py", file_62, sizeof file_62 },
  { "Resources/recorder/heapmonitor/ondemand.py", file_63, sizeof file_63 },
  { "Resources/recorder/heapmonitor/options.py", file_64, sizeof file_64 },
  { "Resources/recorder/heapmonitor/ownfile.py", file_65, sizeof file_65 },
  { "Resources/recorder/heapmonitor/ownmodules.py", file_66, sizeof file_66 },
  { "Resources/recorder/heapmonitor/passing.py", file_67, sizeof file_67 },
  { "Resources/recorder/heapmonitor/periodic.py", file_68, sizeof file_68 },
  { "Resources/recorder/heapmonitor/pickling.py", file_69, sizeof file_69 },
  { "Resources/recorder/heapmonitor/processmemory.py", file_70, sizeof file_70 },
  { "Resources/recorder/heapmonitor/program.py", file_71, sizeof file_71 },
  { "Resources/recorder/heapmonitor/pythons.py", file_72, sizeof file_72 },
  { "Resources/recorder/heapmonitor/readers.py", file_73, sizeof file_73 },
  { "Resources/recorder/heapmonitor/record.py", file_74, sizeof file_74 },
  { "Resources/recorder/heapmonitor/recorded.py", file_75, sizeof file_75 },
  { "Resources/recorder/heapmonitor/recorder.py", file_76, sizeof file_76 },
  { "Resources/recorder/heapmonitor/referents.py", file_77, sizeof file_77 },
  { "Resources/recorder/heapmonitor/representation.py", file_78, sizeof file_78 },
  { "Resources/recorder/heapmonitor/reserve.py", file_79, sizeof file_79 },
  { "Resources/recorder/heapmonitor/rights.py", file_80, sizeof file_80 },
  { "Resources/recorder/heapmonitor/room.py", file_81, sizeof file_81 },
  { "Resources/recorder/heapmonitor/rowpickle.py", file_82, sizeof file_82 },
  { "Resources/recorder/heapmonitor/running.py", file_83, sizeof file_83 },
  { "Resources/recorder/heapmonitor/samples.py", file_84, sizeof file_84 },
  { "Resources/recorder/heapmonitor/scons.py", file_85, sizeof file_85 },
  { "Resources/recorder/heapmonitor/sconsclasses.py", file_86, sizeof file_86 },
  { "Resources/recorder/heapmonitor/sconsoptions.py", file_87, sizeof file_87 },
  { "Resources/recorder/heapmonitor/sconstables.py", file_88, sizeof file_88 },
  { "Resources/recorder/heapmonitor/selection.py", file_89, sizeof file_89 },
  { "Resources/recorder/heapmonitor/session.py", file_90, sizeof file_90 },
  { "Resources/recorder/heapmonitor/sharedrows.py", file_91, sizeof file_91 },
  { "Resources/recorder/heapmonitor/sharing.py", file_92, sizeof file_92 },
  { "Resources/recorder/heapmonitor/shutdown.py", file_93, sizeof file_93 },
  { "Resources/recorder/heapmonitor/signals.py", file_94, sizeof file_94 },
  { "Resources/recorder/heapmonitor/site/sitecustomize.py", file_95, sizeof file_95 },
  { "Resources/recorder/heapmonitor/sizing.py", file_96, sizeof file_96 },
  { "Resources/recorder/heapmonitor/snapshots.py", file_97, sizeof file_97 },
  { "Resources/recorder/heapmonitor/startup.py", file_98, sizeof file_98 },
  { "Resources/recorder/heapmonitor/stillness.py", file_99, sizeof file_99 },
  { "Resources/recorder/heapmonitor/tables.py", file_100, sizeof file_100 },
  { "Resources/recorder/heapmonitor/thinning.py", file_101, sizeof file_101 },
  { "Resources/recorder/heapmonitor/total.py", file_102, sizeof file_102 },
  { "Resources/recorder/heapmonitor/traces.py", file_103, sizeof file_103 },
  { "Resources/recorder/heapmonitor/tracking.py", file_104, sizeof file_104 },
  { "Resources/recorder/heapmonitor/typecensus.py", file_105, sizeof file_105 },
  { "Resources/recorder/heapmonitor/typeseries.py", file_106, sizeof file_106 },
  { "Resources/recorder/heapmonitor/version.py", file_107, sizeof file_107 },
  { "Resources/recorder/heapmonitor/waynames.py", file_108, sizeof file_108 },
  { "Resources/report.js", file_109, sizeof file_109 },
  { "Resources/style.css", file_110, sizeof file_110 },
  { "Templates/changed-class.mustache", file_111, sizeof file_111 },
  { "Templates/class.mustache", file_112, sizeof file_112 },
  { "Templates/classes.mustache", file_113, sizeof file_113 },
  { "Templates/comparison.mustache", file_114, sizeof file_114 },
  { "Templates/garbage-shape.mustache", file_115, sizeof file_115 },
  { "Templates/garbage.mustache", file_116, sizeof file_116 },
  { "Templates/heap-comparison.mustache", file_117, sizeof file_117 },
  { "Templates/heap-objects.mustache", file_118, sizeof file_118 },
  { "Templates/heap-type.mustache", file_119, sizeof file_119 },
  { "Templates/heap-waste.mustache", file_120, sizeof file_120 },
  { "Templates/heap.mustache", file_121, sizeof file_121 },
  { "Templates/index.mustache", file_122, sizeof file_122 },
  { "Templates/instances.mustache", file_123, sizeof file_123 },
  { "Templates/partials/attribute-table.mustache", file_124, sizeof file_124 },
  { "Templates/partials/banner.mustache", file_125, sizeof file_125 },
  { "Templates/partials/changed-tree.mustache", file_126, sizeof file_126 },
  { "Templates/partials/class-table.mustache", file_127, sizeof file_127 },
  { "Templates/partials/figure.mustache", file_128, sizeof file_128 },
  { "Templates/partials/finding.mustache", file_129, sizeof file_129 },
  { "Templates/partials/foot.mustache", file_130, sizeof file_130 },
  { "Templates/partials/footnote.mustache", file_131, sizeof file_131 },
  { "Templates/partials/frames.mustache", file_132, sizeof file_132 },
  { "Templates/partials/head.mustache", file_133, sizeof file_133 },
  { "Templates/partials/heap-holder-rows.mustache", file_134, sizeof file_134 },
  { "Templates/partials/heap-object-head.mustache", file_135, sizeof file_135 },
  { "Templates/partials/heap-object-row.mustache", file_136, sizeof file_136 },
  { "Templates/partials/heap-tree.mustache", file_137, sizeof file_137 },
  { "Templates/partials/holders.mustache", file_138, sizeof file_138 },
  { "Templates/partials/instances.mustache", file_139, sizeof file_139 },
  { "Templates/partials/merged.mustache", file_140, sizeof file_140 },
  { "Templates/partials/package-table.mustache", file_141, sizeof file_141 },
  { "Templates/partials/process-bar.mustache", file_142, sizeof file_142 },
  { "Templates/partials/registered-table.mustache", file_143, sizeof file_143 },
  { "Templates/partials/run-change.mustache", file_144, sizeof file_144 },
  { "Templates/partials/shape-table.mustache", file_145, sizeof file_145 },
  { "Templates/partials/snapshot-table.mustache", file_146, sizeof file_146 },
  { "Templates/partials/trace.mustache", file_147, sizeof file_147 },
  { "Templates/partials/tree.mustache", file_148, sizeof file_148 },
  { "Templates/partials/type-table.mustache", file_149, sizeof file_149 },
  { "Templates/partials/types-section.mustache", file_150, sizeof file_150 },
  { "Templates/processes.mustache", file_151, sizeof file_151 },
  { "Templates/reading.mustache", file_152, sizeof file_152 },
  { "Templates/single.mustache", file_153, sizeof file_153 },
  { "Templates/snapshot.mustache", file_154, sizeof file_154 },
  { "Templates/snapshots.mustache", file_155, sizeof file_155 },
  { "Templates/trend.mustache", file_156, sizeof file_156 },
  { "Templates/types.mustache", file_157, sizeof file_157 },
};

const heap_asset *heap_asset_table(size_t *count) {
  *count = sizeof table / sizeof *table;
  return table;
}
