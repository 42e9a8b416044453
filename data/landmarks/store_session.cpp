#include "data/landmarks/store_session.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <fcntl.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <mutex>

#include "data/geo/open_vector.h"
#include "data/geo/vector_reader.h"
#include "data/landmarks/landmark_rows.h"
#include "data/landmarks/secrets.h"

namespace arobase {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLandmarks = "reperes";
constexpr const char* kHistory = "reperes_decisions";
constexpr const char* kTombstones = "reperes_retires";

void registerOnce() {
    static std::once_flag once;
    std::call_once(once, [] {
        ::setenv("PGCONNECT_TIMEOUT", "5", 0);  // libpq's own default is to wait for ever
        RegisterOGRGeoPackage();
        RegisterOGRPG();
    });
}

/// Options of SQLite while a GeoPackage is opened: a commit is on the disk, journal's folder entry included, and what is deleted is
/// overwritten with zeros.
class DurableOptions {
public:
    DurableOptions() {
        CPLSetThreadLocalConfigOption("OGR_SQLITE_JOURNAL", "DELETE");
        // As a pragma: GDAL's own option for it knows no EXTRA.
        CPLSetThreadLocalConfigOption("OGR_SQLITE_PRAGMA", "synchronous=EXTRA,secure_delete=ON");
    }
    ~DurableOptions() {
        for (const char* name : {"OGR_SQLITE_JOURNAL", "OGR_SQLITE_PRAGMA"}) CPLSetThreadLocalConfigOption(name, nullptr);
    }
    DurableOptions(const DurableOptions&) = delete;
    DurableOptions& operator=(const DurableOptions&) = delete;
};

/// A server that has gone must not keep a kiosk waiting for the quarter of an hour that TCP takes.
std::string withPatience(const std::string& source) {
    const bool keywords = source.find("://") == std::string::npos && source.find("service=") == std::string::npos;
    if (!keywords || source.find("tcp_user_timeout") != std::string::npos) return source;
    return source + (source == "PG:" ? "" : " ") + "tcp_user_timeout=5000 keepalives_idle=5 keepalives_interval=2 keepalives_count=2";
}

std::unique_ptr<GDALDataset> opened(const std::string& source) {
    const bool database = isDatabaseStore(source);
    const char* const drivers[] = {database ? "PostgreSQL" : "GPKG", nullptr};
    const DurableOptions durable;
    return std::unique_ptr<GDALDataset>(
        GDALDataset::Open(database ? withPatience(source).c_str() : source.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, drivers, nullptr, nullptr));
}

OGRLayer* newLayer(GDALDataset& dataset, const char* name) {
    char** options = CSLSetNameValue(nullptr, "FID", "fid");
    OGRLayer* layer = dataset.CreateLayer(name, nullptr, wkbNone, options);
    CSLDestroy(options);
    return layer;
}

bool makeTables(GDALDataset& dataset) {
    OGRLayer* landmarks = newLayer(dataset, kLandmarks);
    OGRLayer* history = landmarks ? newLayer(dataset, kHistory) : nullptr;
    OGRLayer* tombstones = history ? newLayer(dataset, kTombstones) : nullptr;
    if (!tombstones) return false;
    OGRFieldDefn hash("hash", OFTString);
    hash.SetUnique(TRUE);
    const bool columns = makeLandmarkColumns(*landmarks, true) && makeLandmarkColumns(*history, false) && tombstones->CreateField(&hash) == OGRERR_NONE;
    // A database's tables are made at the first need of them.
    return columns && landmarks->SyncToDisk() == OGRERR_NONE && history->SyncToDisk() == OGRERR_NONE && tombstones->SyncToDisk() == OGRERR_NONE;
}

void syncPath(const fs::path& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) return;
    ::fsync(file);
    ::close(file);
}

/// What a killed process left of a file that it was making.
void removeLeftovers(const fs::path& file) {
    std::error_code error;
    const std::string start = file.filename().string() + ".part-";
    for (const fs::directory_entry& entry : fs::directory_iterator(file.parent_path(), error)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(start)) continue;
        const int owner = std::atoi(name.c_str() + start.size());
        if (owner <= 0 || (::kill(owner, 0) != 0 && errno == ESRCH)) fs::remove(entry.path(), error);
    }
}

/// Makes the file beside its place and moves it there when it is complete: nobody ever opens half a store.
bool makeFile(const fs::path& file) {
    std::error_code error;
    const fs::path folder = file.parent_path();
    fs::create_directories(folder, error);
    removeLeftovers(file);
    const fs::path part = file.string() + ".part-" + std::to_string(::getpid()) + "-" + randomId() + ".gpkg";
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    bool made = false;
    {
        // GDAL goes on after a failed PRAGMA: a file that was made with any complaint is none.
        const QuietErrors heard;
        const DurableOptions durable;
        // Without triggers that count rows: GDAL drops them before it inserts, and goes on inserting where that fails and SQLite has
        // rolled back the whole transaction.
        char** options = CSLSetNameValue(nullptr, "ADD_GPKG_OGR_CONTENTS", "NO");
        const std::unique_ptr<GDALDataset> dataset(driver ? driver->Create(part.c_str(), 0, 0, 0, GDT_Unknown, options) : nullptr);
        CSLDestroy(options);
        made = dataset && makeTables(*dataset);
        if (made) dataset->FlushCache(false);
        made = made && heard.said().empty();
    }
    if (made) syncPath(part, O_RDWR);
    // link, unlike rename, does not replace a store that another process made meanwhile.
    const bool placed = made && (::link(part.c_str(), file.c_str()) == 0 || errno == EEXIST);
    if (!placed && made) CPLError(CE_Failure, CPLE_FileIO, "%s", std::strerror(errno));
    fs::remove(part, error);
    if (placed) syncPath(folder, O_RDONLY | O_DIRECTORY);
    return placed;
}

}  // namespace

bool isDatabaseStore(const std::string& source) { return isDatabase(source); }

StoreSession::~StoreSession() = default;

Issue StoreSession::failure(const std::string& what) const {
    std::string words = CPLGetLastErrorMsg();
    for (std::size_t at = words.find(m_source); !m_source.empty() && at != std::string::npos; at = words.find(m_source, at + 1))
        words.replace(at, m_source.size(), shownSource(m_source));
    std::erase(words, '\n');
    const bool full = words.find("full") != std::string::npos || words.find("No space") != std::string::npos;
    return {Severity::Error, full ? "store-full" : "store-unreachable", shownSource(m_source), 0, "", what + (words.empty() ? "." : "\u202f: " + words)};
}

bool StoreSession::execute(const char* sql) {
    CPLErrorReset();
    OGRLayer* answer = m_dataset->ExecuteSQL(sql, nullptr, nullptr);
    if (answer != nullptr) m_dataset->ReleaseResultSet(answer);
    return CPLGetLastErrorType() < CE_Failure;
}

bool StoreSession::findTables() {
    m_landmarks = m_dataset->GetLayerByName(kLandmarks);
    m_history = m_dataset->GetLayerByName(kHistory);
    m_tombstones = m_dataset->GetLayerByName(kTombstones);
    return m_landmarks && m_history && m_tombstones;
}

bool StoreSession::hasWholeTables() const {
    return m_landmarks && m_history && m_tombstones && hasLandmarkColumns(*m_landmarks) && hasLandmarkColumns(*m_history);
}

bool StoreSession::prepareSession() {
    return !m_database || (execute("SET synchronous_commit TO on") && execute("SET statement_timeout TO 10000") && execute("SET lock_timeout TO 5000"));
}

/// Two kiosks may start at once: one of them makes the tables, the other waits and finds them.
bool StoreSession::makeDatabaseTables() {
    if (!execute("SELECT pg_advisory_lock(6402026)")) return false;
    {
        const std::unique_ptr<GDALDataset> second = opened(m_source);  // sees what was made while this one waited
        if (!second || (!second->GetLayerByName(kTombstones) && !makeTables(*second))) return false;
    }
    m_dataset = opened(m_source);
    return m_dataset && prepareSession() && findTables();
}

std::unique_ptr<StoreSession> StoreSession::open(const std::string& source, Absent absent, Issues& issues) {
    registerOnce();
    std::unique_ptr<StoreSession> session(new StoreSession);
    session->m_source = isDatabaseStore(source) ? source : fs::absolute(source).string();
    session->m_database = isDatabaseStore(source);
    std::error_code error;
    const bool makeIt = absent == Absent::Make;
    if (!session->m_database && makeIt && !fs::exists(session->m_source, error) && !makeFile(session->m_source)) {
        issues.push_back(session->failure("le fichier des repères ne peut pas être créé"));
        return nullptr;
    }
    session->m_dataset = opened(session->m_source);
    if (!session->m_dataset || !session->prepareSession()) {
        issues.push_back(session->failure(session->m_database ? "la base des repères ne répond pas ou refuse la connexion"
                                                              : "le fichier des repères ne peut pas être ouvert"));
        return nullptr;
    }
    session->findTables();
    // What is not whole may be what another kiosk is making at this moment: making waits for it.
    if (!session->hasWholeTables() && session->m_database && makeIt && !session->makeDatabaseTables()) {
        issues.push_back(session->failure("les tables des repères ne peuvent pas être créées"));
        return nullptr;
    }
    if (!session->hasWholeTables()) {
        issues.push_back(session->failure("ce n’est pas un registre de repères (tables absentes ou différentes)"));
        issues.back().rule = "store-broken";
        return nullptr;
    }
    return session;
}

bool StoreSession::transact(const std::function<bool()>& change, Issues& issues) {
    const char* lock = m_database ? "LOCK TABLE reperes IN SHARE ROW EXCLUSIVE MODE" : "UPDATE reperes SET year = year WHERE 0";
    CPLErrorReset();
    if (m_dataset->StartTransaction(FALSE) != OGRERR_NONE || !execute(lock)) {
        issues.push_back(failure("le registre des repères est occupé ou refuse d’être modifié"));
        issues.back().rule = issues.back().rule == "store-full" ? "store-full" : "store-busy";
        m_dataset->RollbackTransaction();
        return false;
    }
    const std::size_t before = issues.size();
    CPLErrorReset();
    if (!change()) {
        if (issues.size() == before && CPLGetLastErrorType() >= CE_Failure) issues.push_back(failure("le changement n’a pas pu être enregistré"));
        m_dataset->RollbackTransaction();
        return false;
    }
    CPLErrorReset();
    const bool committed = m_dataset->CommitTransaction() == OGRERR_NONE;
    // PostgreSQL answers COMMIT kindly even where it has to roll back; a GeoPackage may grumble about its date of last change.
    if (committed && (!m_database || CPLGetLastErrorType() < CE_Failure)) return true;
    issues.push_back(failure("le changement n’a pas pu être enregistré"));
    m_dataset->RollbackTransaction();
    return false;
}

bool StoreSession::clear(OGRLayer& layer) { return execute(("DELETE FROM " + std::string(layer.GetName())).c_str()); }

bool StoreSession::compact(Issues& issues) {
    bool done = true;
    if (m_database) {
        execute("SET statement_timeout TO 0");
        for (const char* sql : {"VACUUM FULL reperes", "VACUUM FULL reperes_decisions", "VACUUM FULL reperes_retires"}) done = execute(sql) && done;
    } else {
        done = execute("VACUUM");
    }
    if (!done) issues.push_back(failure("les pages libres du registre n’ont pas pu être réécrites\u202f; relancez la commande"));
    return done;
}

}  // namespace arobase
