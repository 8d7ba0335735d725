#pragma once
#include <sqlite3.h>

/// SQLite counts every allocation of every connection under one lock, for statistics that nobody asks it for: a tenth of
/// what a long import takes. To be called before anything is opened; afterwards it is refused, and does no harm.
/// (sqlite3_config takes a variable number of arguments, which Swift cannot call.)
static inline int binome_sqlite_without_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
