#pragma once
// One opening of the landmark store: its tables, a transaction, and the housekeeping that differs between a file and a database.
#include <functional>
#include <memory>
#include <string>

#include "data/result.h"

class GDALDataset;
class OGRFeature;
class OGRLayer;

namespace arobase {

/// "PG:…".
bool isDatabaseStore(const std::string& source);

class StoreSession {
public:
    enum class Absent { Make, Refuse };

    /// Opens the store, makes it where it is absent and `absent` says so. nullptr, and one Error, when that fails.
    static std::unique_ptr<StoreSession> open(const std::string& source, Absent absent, Issues& issues);
    ~StoreSession();
    StoreSession(const StoreSession&) = delete;
    StoreSession& operator=(const StoreSession&) = delete;

    OGRLayer& landmarks() { return *m_landmarks; }
    OGRLayer& history() { return *m_history; }
    OGRLayer& tombstones() { return *m_tombstones; }

    /// Takes the store's write lock, calls `change`, and commits where it answers true. False when nothing was changed; an Error says
    /// why unless `change` itself answered false; rule "store-busy" where not even the lock could be had. After a failure the session is
    /// of no more use: SQLite may have rolled back by itself, and GDAL would go on without a transaction.
    bool transact(const std::function<bool()>& change, Issues& issues);
    /// Everything in `layer` goes.
    bool clear(OGRLayer& layer);
    /// Rewrites the store without its free pages, so that nothing of what was deleted is left in its files.
    bool compact(Issues& issues);

    /// An Error in GDAL's own last words.
    Issue failure(const std::string& what) const;

private:
    StoreSession() = default;
    bool findTables();
    bool hasWholeTables() const;
    bool makeDatabaseTables();
    bool execute(const char* sql);
    bool prepareSession();

    std::string m_source;
    bool m_database = false;
    std::unique_ptr<GDALDataset> m_dataset;
    OGRLayer *m_landmarks = nullptr, *m_history = nullptr, *m_tombstones = nullptr;
};

}  // namespace arobase
