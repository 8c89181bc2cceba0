/* Embeds Templates/ and Resources/ in the program, so that one file can be copied anywhere.
   A test compares this list with the folders. */
#include "CAssets.h"
#include "recorder.h"

#define ASSET(variable) static const unsigned char variable[] =

ASSET(index_page) {
#embed "../../Templates/index.mustache"
};
ASSET(classes_page) {
#embed "../../Templates/classes.mustache"
};
ASSET(registered_table) {
#embed "../../Templates/partials/registered-table.mustache"
};
ASSET(class_page) {
#embed "../../Templates/class.mustache"
};
ASSET(instances_page) {
#embed "../../Templates/instances.mustache"
};
ASSET(snapshot_page) {
#embed "../../Templates/snapshot.mustache"
};
ASSET(single_page) {
#embed "../../Templates/single.mustache"
};
ASSET(garbage_page) {
#embed "../../Templates/garbage.mustache"
};
ASSET(garbage_shape_page) {
#embed "../../Templates/garbage-shape.mustache"
};
ASSET(banner) {
#embed "../../Templates/partials/banner.mustache"
};
ASSET(footnote) {
#embed "../../Templates/partials/footnote.mustache"
};
ASSET(script) {
#embed "../../Resources/report.js"
};
ASSET(head) {
#embed "../../Templates/partials/head.mustache"
};
ASSET(foot) {
#embed "../../Templates/partials/foot.mustache"
};
ASSET(figure) {
#embed "../../Templates/partials/figure.mustache"
};
ASSET(tree) {
#embed "../../Templates/partials/tree.mustache"
};
ASSET(trace) {
#embed "../../Templates/partials/trace.mustache"
};
ASSET(frames) {
#embed "../../Templates/partials/frames.mustache"
};
ASSET(class_table) {
#embed "../../Templates/partials/class-table.mustache"
};
ASSET(shape_table) {
#embed "../../Templates/partials/shape-table.mustache"
};
ASSET(instances) {
#embed "../../Templates/partials/instances.mustache"
};
ASSET(style) {
#embed "../../Resources/style.css"
};

#define ROW(name, variable) { name, variable, sizeof variable }

static const heap_asset table[] = {
  ROW("Templates/index.mustache", index_page),
  ROW("Templates/classes.mustache", classes_page),
  ROW("Templates/class.mustache", class_page),
  ROW("Templates/partials/registered-table.mustache", registered_table),
  ROW("Templates/instances.mustache", instances_page),
  ROW("Templates/snapshot.mustache", snapshot_page),
  ROW("Templates/single.mustache", single_page),
  ROW("Templates/garbage.mustache", garbage_page),
  ROW("Templates/garbage-shape.mustache", garbage_shape_page),
  ROW("Templates/partials/banner.mustache", banner),
  ROW("Templates/partials/footnote.mustache", footnote),
  ROW("Templates/partials/head.mustache", head),
  ROW("Templates/partials/foot.mustache", foot),
  ROW("Templates/partials/figure.mustache", figure),
  ROW("Templates/partials/tree.mustache", tree),
  ROW("Templates/partials/trace.mustache", trace),
  ROW("Templates/partials/frames.mustache", frames),
  ROW("Templates/partials/class-table.mustache", class_table),
  ROW("Templates/partials/shape-table.mustache", shape_table),
  ROW("Templates/partials/instances.mustache", instances),
  ROW("Resources/style.css", style),
  ROW("Resources/report.js", script),
};

const heap_asset *heap_asset_table(size_t *count) {
  *count = sizeof table / sizeof *table;
  return table;
}

const heap_asset *heap_recorder_table(size_t *count) {
  *count = heap_recorder_count;
  return heap_recorder_files;
}
