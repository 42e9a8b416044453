#include "data/landmarks/landmark_queue.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <set>
#include <span>

#include "data/geo/hash.h"

namespace arobase {
namespace {

using Json = nlohmann::json;

constexpr off_t kReserveBytes = 64 * 1024;
constexpr off_t kMaxBytes = 64 * 1024 * 1024;

Json toJson(const VisitorLandmark& l) {
    return {{"id", l.id},           {"year", l.year},           {"track", l.track},     {"text", l.text},           {"commune", l.communeCode},
            {"booth", l.booth},     {"created", l.created},     {"flags", l.flags},     {"code_hash", l.codeHash}, {"code_shelf", l.codeShelf},
            {"commune_name", l.communeName}};
}

VisitorLandmark fromJson(const Json& j) {
    VisitorLandmark l;
    l.id = j.at("id").get<std::string>();
    l.year = j.at("year").get<int>();
    l.track = j.at("track").get<std::string>();
    l.text = j.at("text").get<std::string>();
    l.communeCode = j.at("commune").get<std::string>();
    l.communeName = j.at("commune_name").get<std::string>();
    l.booth = j.at("booth").get<std::string>();
    l.created = j.at("created").get<UtcMs>();
    l.flags = j.at("flags").get<LandmarkFlags>();
    l.codeHash = j.at("code_hash").get<std::string>();
    l.codeShelf = j.at("code_shelf").get<int>();
    return l;
}

std::string dumped(const Json& j) { return j.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string sumOf(const std::string& text) { return hexOf(hashOf(std::as_bytes(std::span(text)), 1)); }

/// A pending landmark, or nullopt for a broken line.
std::optional<VisitorLandmark> landmarkOf(std::string_view line) {
    try {
        const Json whole = Json::parse(line);
        if (sumOf(dumped(whole.at("landmark"))) != whole.at("sum").get<std::string>()) return std::nullopt;
        std::string why;
        return soundLandmark(fromJson(whole.at("landmark")), why);
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

/// An open file with its lock.
class LockedFile {
public:
    LockedFile(const std::filesystem::path& file, int flags) : m_handle(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {
        while (m_handle >= 0 && ::flock(m_handle, LOCK_EX) != 0 && errno == EINTR) {
        }
    }
    ~LockedFile() {
        if (m_handle >= 0) ::close(m_handle);
    }
    LockedFile(const LockedFile&) = delete;
    LockedFile& operator=(const LockedFile&) = delete;
    int handle() const { return m_handle; }
    explicit operator bool() const { return m_handle >= 0; }

    off_t size() const {
        struct stat status {};
        return ::fstat(m_handle, &status) == 0 ? status.st_size : -1;
    }

    std::optional<std::string> bytes() const {
        const off_t length = size();
        if (length < 0 || length > kMaxBytes) return std::nullopt;
        std::string text(static_cast<std::size_t>(length), '\0');
        std::size_t done = 0;
        while (done < text.size()) {
            const ssize_t got = ::pread(m_handle, text.data() + done, text.size() - done, static_cast<off_t>(done));
            if (got < 0) return std::nullopt;
            if (got == 0) break;
            done += static_cast<std::size_t>(got);
        }
        text.resize(done);
        return text;
    }

    bool writeAt(off_t at, std::string_view text) const {
        std::size_t done = 0;
        while (done < text.size()) {
            const ssize_t wrote = ::pwrite(m_handle, text.data() + done, text.size() - done, at + static_cast<off_t>(done));
            if (wrote <= 0) return false;
            done += static_cast<std::size_t>(wrote);
        }
        return ::fsync(m_handle) == 0;
    }

private:
    int m_handle;
};

/// Blocks behind the end, for the day the disk is full. Where the file system has no such thing there is no reserve.
void reserve(const LockedFile& file) {
    const off_t size = file.size();
    if (size >= 0) ::fallocate(file.handle(), FALLOC_FL_KEEP_SIZE, size, kReserveBytes);
}

void syncFolder(const std::filesystem::path& file) {
    const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
    const int entry = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (entry < 0) return;
    ::fsync(entry);
    ::close(entry);
}

Issue queueIssue(const std::filesystem::path& file, std::string rule, const std::string& message) {
    return {Severity::Error, std::move(rule), file.string(), 0, "", message};
}

Issue systemIssue(const std::filesystem::path& file, const std::string& what) {
    return queueIssue(file, "queue-unwritable", what + "\u202f: " + std::strerror(errno) + ".");
}

std::filesystem::path besideFor(const std::filesystem::path& file) { return file.string() + ".illisible"; }

/// Broken lines, to look at later.
bool setAside(const std::filesystem::path& file, const std::vector<std::string>& lines) {
    if (lines.empty()) return true;
    const LockedFile aside(besideFor(file), O_RDWR | O_CREAT);
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return aside && aside.writeAt(aside.size(), text);
}

void reportBroken(const std::filesystem::path& file, const QueueContent& content, Issues& issues) {
    for (const std::string& line : content.broken)
        issues.push_back(queueIssue(file, "queue-broken", "une ligne en attente est abîmée (" + std::to_string(line.size()) + " octets)\u202f; elle sera mise de côté dans «\u202f" +
                                                               besideFor(file).filename().string() + "\u202f»."));
}

bool isThere(const std::filesystem::path& file) {
    std::error_code error;
    return std::filesystem::exists(file, error);
}

}  // namespace

std::string queueLine(const VisitorLandmark& landmark) {
    const Json inner = toJson(landmark);
    return dumped(Json{{"landmark", inner}, {"sum", sumOf(dumped(inner))}}) + "\n";
}

QueueContent queueContent(std::string_view bytes) {
    QueueContent content;
    std::set<std::string> seen;
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        if (end == std::string_view::npos) {
            content.torn = true;
            break;
        }
        const std::string_view line = bytes.substr(0, end);
        bytes.remove_prefix(end + 1);
        if (line.empty()) continue;
        if (auto landmark = landmarkOf(line)) {
            if (seen.insert(landmark->id).second) content.landmarks.push_back(std::move(*landmark));
        } else {
            content.broken.emplace_back(line);
        }
    }
    return content;
}

LandmarkQueue::LandmarkQueue(std::filesystem::path file) : m_file(std::move(file)) {}

Issues LandmarkQueue::prepare() const {
    std::error_code error;
    std::filesystem::create_directories(std::filesystem::absolute(m_file).parent_path(), error);
    const bool fresh = !isThere(m_file);
    const LockedFile queue(m_file, O_RDWR | O_CREAT);
    if (!queue) return {systemIssue(m_file, "la file d’attente des repères ne peut pas être créée")};
    reserve(queue);
    if (fresh) syncFolder(m_file);
    return {};
}

bool LandmarkQueue::append(const VisitorLandmark& landmark, Issues& issues) const {
    if (!isThere(m_file)) {
        Issues problems = prepare();
        if (!problems.empty()) {
            issues.insert(issues.end(), problems.begin(), problems.end());
            return false;
        }
    }
    const LockedFile queue(m_file, O_RDWR | O_CREAT);
    const off_t size = queue ? queue.size() : -1;
    if (size < 0 || size > kMaxBytes) {
        issues.push_back(systemIssue(m_file, "la file d’attente des repères ne peut pas être ouverte"));
        return false;
    }
    char last = '\n';
    if (size > 0 && ::pread(queue.handle(), &last, 1, size - 1) != 1) last = '\0';
    // A new start after a line that was torn.
    if (queue.writeAt(size, (last == '\n' ? "" : "\n") + queueLine(landmark))) return true;
    issues.push_back(systemIssue(m_file, "le repère ne peut pas être mis en attente"));
    if (::ftruncate(queue.handle(), size) == 0) reserve(queue);
    return false;
}

Result<std::vector<VisitorLandmark>> LandmarkQueue::waiting() const {
    Result<std::vector<VisitorLandmark>> result;
    if (!isThere(m_file)) {
        result.value.emplace();
        return result;
    }
    const LockedFile queue(m_file, O_RDONLY);
    const auto bytes = queue ? queue.bytes() : std::nullopt;
    if (!bytes) {
        result.issues.push_back(systemIssue(m_file, "la file d’attente des repères ne peut pas être lue"));
        return result;
    }
    QueueContent content = queueContent(*bytes);
    reportBroken(m_file, content, result.issues);
    result.value = std::move(content.landmarks);
    return result;
}

Result<int> LandmarkQueue::drain(const std::function<bool(const VisitorLandmark&)>& take) const {
    Result<int> result;
    result.value = 0;
    if (!isThere(m_file)) return result;
    const LockedFile queue(m_file, O_RDWR);
    const auto bytes = queue ? queue.bytes() : std::nullopt;
    if (!bytes) {
        result.value.reset();
        result.issues.push_back(systemIssue(m_file, "la file d’attente des repères ne peut pas être lue"));
        return result;
    }
    if (bytes->empty()) return result;
    const QueueContent content = queueContent(*bytes);
    reportBroken(m_file, content, result.issues);
    for (const VisitorLandmark& landmark : content.landmarks) {
        if (!take(landmark)) return result;
        ++*result.value;
    }
    if (!setAside(m_file, content.broken) || ::ftruncate(queue.handle(), 0) != 0 || ::fsync(queue.handle()) != 0) {
        result.value.reset();
        result.issues.push_back(systemIssue(m_file, "la file d’attente des repères ne peut pas être vidée"));
        return result;
    }
    reserve(queue);
    return result;
}

Issues LandmarkQueue::erase() const {
    std::error_code error;
    std::filesystem::remove(besideFor(m_file), error);
    if (!isThere(m_file)) return {};
    // Emptied, not removed: another process may have it open.
    const LockedFile queue(m_file, O_RDWR);
    if (queue && ::ftruncate(queue.handle(), 0) == 0 && ::fsync(queue.handle()) == 0) {
        reserve(queue);
        return {};
    }
    return {systemIssue(m_file, "la file d’attente des repères ne peut pas être vidée")};
}

}  // namespace arobase
