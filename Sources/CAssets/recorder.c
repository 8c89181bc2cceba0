/* The recorder, Resources/recorder/, for `heaphtml run` and `heaphtml scons`. */
#include "recorder.h"

static const unsigned char r_heapmonitor___init__[] = {
#embed "../../Resources/recorder/heapmonitor/__init__.py"
};
static const unsigned char r_heapmonitor___main__[] = {
#embed "../../Resources/recorder/heapmonitor/__main__.py"
};
static const unsigned char r_heapmonitor_attributes[] = {
#embed "../../Resources/recorder/heapmonitor/attributes.py"
};
static const unsigned char r_heapmonitor_census[] = {
#embed "../../Resources/recorder/heapmonitor/census.py"
};
static const unsigned char r_heapmonitor_classbodies[] = {
#embed "../../Resources/recorder/heapmonitor/classbodies.py"
};
static const unsigned char r_heapmonitor_complaints[] = {
#embed "../../Resources/recorder/heapmonitor/complaints.py"
};
static const unsigned char r_heapmonitor_console[] = {
#embed "../../Resources/recorder/heapmonitor/console.py"
};
static const unsigned char r_heapmonitor_construction[] = {
#embed "../../Resources/recorder/heapmonitor/construction.py"
};
static const unsigned char r_heapmonitor_contract[] = {
#embed "../../Resources/recorder/heapmonitor/contract.py"
};
static const unsigned char r_heapmonitor_cpython[] = {
#embed "../../Resources/recorder/heapmonitor/cpython.py"
};
static const unsigned char r_heapmonitor_cycles[] = {
#embed "../../Resources/recorder/heapmonitor/cycles.py"
};
static const unsigned char r_heapmonitor_dump[] = {
#embed "../../Resources/recorder/heapmonitor/dump.py"
};
static const unsigned char r_heapmonitor_edges[] = {
#embed "../../Resources/recorder/heapmonitor/edges.py"
};
static const unsigned char r_heapmonitor_garbage[] = {
#embed "../../Resources/recorder/heapmonitor/garbage.py"
};
static const unsigned char r_heapmonitor_imports[] = {
#embed "../../Resources/recorder/heapmonitor/imports.py"
};
static const unsigned char r_heapmonitor_journal[] = {
#embed "../../Resources/recorder/heapmonitor/journal.py"
};
static const unsigned char r_heapmonitor_launch[] = {
#embed "../../Resources/recorder/heapmonitor/launch.py"
};
static const unsigned char r_heapmonitor_lifetimes[] = {
#embed "../../Resources/recorder/heapmonitor/lifetimes.py"
};
static const unsigned char r_heapmonitor_lookalikes[] = {
#embed "../../Resources/recorder/heapmonitor/lookalikes.py"
};
static const unsigned char r_heapmonitor_options[] = {
#embed "../../Resources/recorder/heapmonitor/options.py"
};
static const unsigned char r_heapmonitor_periodic[] = {
#embed "../../Resources/recorder/heapmonitor/periodic.py"
};
static const unsigned char r_heapmonitor_processmemory[] = {
#embed "../../Resources/recorder/heapmonitor/processmemory.py"
};
static const unsigned char r_heapmonitor_recorder[] = {
#embed "../../Resources/recorder/heapmonitor/recorder.py"
};
static const unsigned char r_heapmonitor_recording[] = {
#embed "../../Resources/recorder/heapmonitor/recording.py"
};
static const unsigned char r_heapmonitor_referents[] = {
#embed "../../Resources/recorder/heapmonitor/referents.py"
};
static const unsigned char r_heapmonitor_representation[] = {
#embed "../../Resources/recorder/heapmonitor/representation.py"
};
static const unsigned char r_heapmonitor_scons[] = {
#embed "../../Resources/recorder/heapmonitor/scons.py"
};
static const unsigned char r_heapmonitor_sconsclasses[] = {
#embed "../../Resources/recorder/heapmonitor/sconsclasses.py"
};
static const unsigned char r_heapmonitor_sconsoptions[] = {
#embed "../../Resources/recorder/heapmonitor/sconsoptions.py"
};
static const unsigned char r_heapmonitor_selection[] = {
#embed "../../Resources/recorder/heapmonitor/selection.py"
};
static const unsigned char r_heapmonitor_session[] = {
#embed "../../Resources/recorder/heapmonitor/session.py"
};
static const unsigned char r_heapmonitor_shutdown[] = {
#embed "../../Resources/recorder/heapmonitor/shutdown.py"
};
static const unsigned char r_heapmonitor_sizing[] = {
#embed "../../Resources/recorder/heapmonitor/sizing.py"
};
static const unsigned char r_heapmonitor_snapshots[] = {
#embed "../../Resources/recorder/heapmonitor/snapshots.py"
};
static const unsigned char r_heapmonitor_startup[] = {
#embed "../../Resources/recorder/heapmonitor/startup.py"
};
static const unsigned char r_heapmonitor_tables[] = {
#embed "../../Resources/recorder/heapmonitor/tables.py"
};
static const unsigned char r_heapmonitor_total[] = {
#embed "../../Resources/recorder/heapmonitor/total.py"
};
static const unsigned char r_heapmonitor_traces[] = {
#embed "../../Resources/recorder/heapmonitor/traces.py"
};
static const unsigned char r_heapmonitor_tracking[] = {
#embed "../../Resources/recorder/heapmonitor/tracking.py"
};
static const unsigned char r_startup_sitecustomize[] = {
#embed "../../Resources/recorder/startup/sitecustomize.py"
};

const heap_asset heap_recorder_files[] = {
  { "Resources/recorder/heapmonitor/__init__.py", r_heapmonitor___init__, sizeof r_heapmonitor___init__ },
  { "Resources/recorder/heapmonitor/__main__.py", r_heapmonitor___main__, sizeof r_heapmonitor___main__ },
  { "Resources/recorder/heapmonitor/attributes.py", r_heapmonitor_attributes, sizeof r_heapmonitor_attributes },
  { "Resources/recorder/heapmonitor/census.py", r_heapmonitor_census, sizeof r_heapmonitor_census },
  { "Resources/recorder/heapmonitor/classbodies.py", r_heapmonitor_classbodies, sizeof r_heapmonitor_classbodies },
  { "Resources/recorder/heapmonitor/complaints.py", r_heapmonitor_complaints, sizeof r_heapmonitor_complaints },
  { "Resources/recorder/heapmonitor/console.py", r_heapmonitor_console, sizeof r_heapmonitor_console },
  { "Resources/recorder/heapmonitor/construction.py", r_heapmonitor_construction, sizeof r_heapmonitor_construction },
  { "Resources/recorder/heapmonitor/contract.py", r_heapmonitor_contract, sizeof r_heapmonitor_contract },
  { "Resources/recorder/heapmonitor/cpython.py", r_heapmonitor_cpython, sizeof r_heapmonitor_cpython },
  { "Resources/recorder/heapmonitor/cycles.py", r_heapmonitor_cycles, sizeof r_heapmonitor_cycles },
  { "Resources/recorder/heapmonitor/dump.py", r_heapmonitor_dump, sizeof r_heapmonitor_dump },
  { "Resources/recorder/heapmonitor/edges.py", r_heapmonitor_edges, sizeof r_heapmonitor_edges },
  { "Resources/recorder/heapmonitor/garbage.py", r_heapmonitor_garbage, sizeof r_heapmonitor_garbage },
  { "Resources/recorder/heapmonitor/imports.py", r_heapmonitor_imports, sizeof r_heapmonitor_imports },
  { "Resources/recorder/heapmonitor/journal.py", r_heapmonitor_journal, sizeof r_heapmonitor_journal },
  { "Resources/recorder/heapmonitor/launch.py", r_heapmonitor_launch, sizeof r_heapmonitor_launch },
  { "Resources/recorder/heapmonitor/lifetimes.py", r_heapmonitor_lifetimes, sizeof r_heapmonitor_lifetimes },
  { "Resources/recorder/heapmonitor/lookalikes.py", r_heapmonitor_lookalikes, sizeof r_heapmonitor_lookalikes },
  { "Resources/recorder/heapmonitor/options.py", r_heapmonitor_options, sizeof r_heapmonitor_options },
  { "Resources/recorder/heapmonitor/periodic.py", r_heapmonitor_periodic, sizeof r_heapmonitor_periodic },
  { "Resources/recorder/heapmonitor/processmemory.py", r_heapmonitor_processmemory, sizeof r_heapmonitor_processmemory },
  { "Resources/recorder/heapmonitor/recorder.py", r_heapmonitor_recorder, sizeof r_heapmonitor_recorder },
  { "Resources/recorder/heapmonitor/recording.py", r_heapmonitor_recording, sizeof r_heapmonitor_recording },
  { "Resources/recorder/heapmonitor/referents.py", r_heapmonitor_referents, sizeof r_heapmonitor_referents },
  { "Resources/recorder/heapmonitor/representation.py", r_heapmonitor_representation, sizeof r_heapmonitor_representation },
  { "Resources/recorder/heapmonitor/scons.py", r_heapmonitor_scons, sizeof r_heapmonitor_scons },
  { "Resources/recorder/heapmonitor/sconsclasses.py", r_heapmonitor_sconsclasses, sizeof r_heapmonitor_sconsclasses },
  { "Resources/recorder/heapmonitor/sconsoptions.py", r_heapmonitor_sconsoptions, sizeof r_heapmonitor_sconsoptions },
  { "Resources/recorder/heapmonitor/selection.py", r_heapmonitor_selection, sizeof r_heapmonitor_selection },
  { "Resources/recorder/heapmonitor/session.py", r_heapmonitor_session, sizeof r_heapmonitor_session },
  { "Resources/recorder/heapmonitor/shutdown.py", r_heapmonitor_shutdown, sizeof r_heapmonitor_shutdown },
  { "Resources/recorder/heapmonitor/sizing.py", r_heapmonitor_sizing, sizeof r_heapmonitor_sizing },
  { "Resources/recorder/heapmonitor/snapshots.py", r_heapmonitor_snapshots, sizeof r_heapmonitor_snapshots },
  { "Resources/recorder/heapmonitor/startup.py", r_heapmonitor_startup, sizeof r_heapmonitor_startup },
  { "Resources/recorder/heapmonitor/tables.py", r_heapmonitor_tables, sizeof r_heapmonitor_tables },
  { "Resources/recorder/heapmonitor/total.py", r_heapmonitor_total, sizeof r_heapmonitor_total },
  { "Resources/recorder/heapmonitor/traces.py", r_heapmonitor_traces, sizeof r_heapmonitor_traces },
  { "Resources/recorder/heapmonitor/tracking.py", r_heapmonitor_tracking, sizeof r_heapmonitor_tracking },
  { "Resources/recorder/startup/sitecustomize.py", r_startup_sitecustomize, sizeof r_startup_sitecustomize },
};
const size_t heap_recorder_count = sizeof heap_recorder_files / sizeof *heap_recorder_files;
