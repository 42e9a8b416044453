#include "data/packs/pack.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "data/file_limit.h"
#include "data/packs/signature.h"
#include "data/whole_file.h"

namespace arobase {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kFirstLine = "arobase-paquet 1\n";
constexpr std::size_t kMostFiles = 5000;
constexpr std::uintmax_t kMostBytes = 1024 * kMega, kMostManifestBytes = 4 * kMega;
constexpr std::size_t kFolderDigits = 16;

Issue packIssue(const fs::path& file, std::string message) { return {Severity::Error, "pack", file.string(), 0, "", std::move(message)}; }

struct FileSeal {
    std::string hash;
    std::uintmax_t bytes = 0;
    bool operator==(const FileSeal&) const = default;
};
using Seals = std::map<std::string, FileSeal>;

/// Every file below the folder by its path there; nothing, with a reason, when something is no plain file or it is too much.
Result<Seals> sealsOf(const fs::path& folder) {
    Result<Seals> result;
    Seals seals;
    std::uintmax_t bytes = 0;
    std::error_code error;
    fs::recursive_directory_iterator at(folder, error), end;
    if (error) {
        result.issues.push_back(packIssue(folder, "le dossier du paquet ne peut pas être lu."));
        return result;
    }
    for (; at != end; at.increment(error)) {
        if (error) break;
        const auto kind = at->symlink_status(error).type();
        if (kind == fs::file_type::directory) continue;
        const std::string path = at->path().lexically_relative(folder).generic_string();
        if (kind != fs::file_type::regular || path.find('\n') != std::string::npos) {
            result.issues.push_back(packIssue(at->path(), "un paquet ne contient que des dossiers et des fichiers simples."));
            return result;
        }
        if (path == kManifestName || path == kSignatureName) continue;
        const std::uintmax_t size = at->file_size(error);
        bytes += error ? 0 : size;
        if (seals.size() >= kMostFiles || bytes > kMostBytes) {
            result.issues.push_back(packIssue(folder, "le paquet dépasse 5\u202f000 fichiers ou 1\u202fGio."));
            return result;
        }
        FileSeal seal{hashOfFile(at->path()), size};
        if (seal.hash.empty()) {
            result.issues.push_back(packIssue(at->path(), "le fichier ne peut pas être lu."));
            return result;
        }
        seals.emplace(path, std::move(seal));
    }
    if (error)
        result.issues.push_back(packIssue(folder, "le dossier du paquet ne peut pas être lu."));
    else
        result.value = std::move(seals);
    return result;
}

std::string manifestOf(const Seals& seals) {
    std::string text(kFirstLine);
    for (const auto& [path, seal] : seals) text += seal.hash + " " + std::to_string(seal.bytes) + " " + path + "\n";
    return text;
}

std::string read(const fs::path& file) {
    return readWhole(file, kMostManifestBytes).value_or(std::string());
}

bool isTrusted(const std::string& manifest, const fs::path& folder, const std::vector<std::string>& keys) {
    const std::string line = read(folder / kSignatureName);
    const std::size_t blank = line.find(' ');
    if (blank == std::string::npos || !line.ends_with('\n')) return false;
    const std::string key = line.substr(0, blank), signature = line.substr(blank + 1, line.size() - blank - 2);
    return std::find(keys.begin(), keys.end(), key) != keys.end() && isSignedBy(manifest, signature, key);
}

/// What a folder or a file holds, onto the disk.
bool onDisk(const fs::path& path, int flags) {
    const int handle = open(path.c_str(), flags | O_CLOEXEC);
    if (handle < 0) return false;
    const bool good = fsync(handle) == 0;
    close(handle);
    return good;
}

bool wholeOnDisk(const fs::path& folder) {
    std::error_code error;
    bool good = true;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        good = onDisk(at->path(), at->is_directory(error) ? O_RDONLY | O_DIRECTORY : O_RDONLY) && good;
    return good && !error && onDisk(folder, O_RDONLY | O_DIRECTORY);
}

/// A link takes another target at one stroke.
bool pointTo(const fs::path& link, const fs::path& target) {
    fs::path fresh = link;
    fresh += ".nouveau";
    std::error_code error;
    fs::remove(fresh, error);
    fs::create_directory_symlink(target, fresh, error);
    if (!error) fs::rename(fresh, link, error);
    return !error && onDisk(link.parent_path(), O_RDONLY | O_DIRECTORY);
}

/// The folder's name that a link names; empty when there is none, or it leads anywhere else.
std::string targetOf(const fs::path& link) {
    std::error_code error;
    const std::string name = fs::read_symlink(link, error).string();
    const bool plain = name.size() == kFolderDigits && name.find_first_not_of("0123456789abcdef") == std::string::npos;
    return !error && plain ? name : std::string();
}

fs::path current(const fs::path& packs) { return packs / "courant"; }
fs::path previous(const fs::path& packs) { return packs / "precedent"; }

/// Packs that neither link names, and what an interrupted installation left.
void sweep(const fs::path& packs) {
    std::error_code error;
    const std::string kept[] = {targetOf(current(packs)), targetOf(previous(packs))};
    std::vector<fs::path> gone;
    for (const auto& entry : fs::directory_iterator(packs, error)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_symlink(error) && entry.is_directory(error) && name != kept[0] && name != kept[1]) gone.push_back(entry.path());
    }
    for (const fs::path& folder : gone) fs::remove_all(folder, error);
}

}  // namespace

Issues sealPack(const fs::path& folder, const std::string& secretKey) {
    const auto key = signingKeyOf(secretKey);
    if (!key) return {packIssue(folder, "la clé de signature n’en est pas une\u202f: elle a 128 chiffres hexadécimaux.")};
    auto seals = sealsOf(folder);
    if (!seals.value) return seals.issues;
    const std::string manifest = manifestOf(*seals.value);
    for (const auto& [name, text] : {std::pair{kManifestName, manifest}, std::pair{kSignatureName, key->publicKey + " " + signatureOf(manifest, secretKey) + "\n"}})
        if (const std::string cause = writeWhole(folder / name, text); !cause.empty()) return {packIssue(folder / name, cause + ".")};
    return {};
}

Result<std::string> verifyPack(const fs::path& folder, const std::vector<std::string>& publicKeys) {
    Result<std::string> result;
    const std::string manifest = read(folder / kManifestName);
    if (!manifest.starts_with(kFirstLine)) {
        result.issues.push_back(packIssue(folder, "ce dossier n’est pas un paquet\u202f: MANIFESTE manque. « arobase pack » en fait un."));
        return result;
    }
    if (!isTrusted(manifest, folder, publicKeys)) {
        result.issues.push_back(packIssue(folder, "le paquet n’est signé par aucune des clés de cette borne (paquets, dans borne.toml)."));
        return result;
    }
    auto seals = sealsOf(folder);
    result.issues = std::move(seals.issues);
    if (!seals.value) return result;
    if (manifestOf(*seals.value) != manifest)
        result.issues.push_back(packIssue(folder, "des fichiers du paquet manquent, ont changé ou sont en trop."));
    else
        result.value = hashOfText(manifest);
    return result;
}

Result<std::string> installPack(const fs::path& pack, const fs::path& packs, const std::vector<std::string>& publicKeys,
                                const std::function<Issues(const fs::path&)>& accepts) {
    auto verified = verifyPack(pack, publicKeys);
    if (!verified.value) return verified;
    const std::string name = verified.value->substr(0, kFolderDigits);
    const fs::path home = packs / name, fresh = packs / (name + ".part");
    std::error_code error;
    fs::create_directories(packs, error);
    fs::remove_all(fresh, error);
    fs::copy(pack, fresh, fs::copy_options::recursive, error);
    const auto refuse = [&](Issues issues) {
        fs::remove_all(fresh, error);
        return Result<std::string>{std::nullopt, std::move(issues)};
    };
    if (error) return refuse({packIssue(packs, "le paquet ne peut pas être copié\u202f: " + error.message() + ".")});
    // What was copied is what counts: a stick may lie twice.
    auto copied = verifyPack(fresh, publicKeys);
    if (!copied.value || *copied.value != *verified.value) return refuse(std::move(copied.issues));
    if (Issues issues = accepts(fresh); !issues.empty()) return refuse(std::move(issues));
    if (!wholeOnDisk(fresh)) return refuse({packIssue(packs, "le paquet ne peut pas être écrit sur le disque.")});
    const std::string before = targetOf(current(packs));
    if (name == before && verifyPack(home, publicKeys).value) {
        fs::remove_all(fresh, error);
        return verified;
    }
    fs::remove_all(home, error);
    fs::rename(fresh, home, error);
    if (error) return refuse({packIssue(packs, error.message() + ".")});
    if (!before.empty() && before != name && !pointTo(previous(packs), before)) return refuse({packIssue(packs, "le paquet précédent ne peut pas être gardé.")});
    if (!pointTo(current(packs), name)) return refuse({packIssue(packs, "le paquet ne peut pas devenir le courant.")});
    sweep(packs);
    return verified;
}

Issues previousPack(const fs::path& packs, const std::vector<std::string>& publicKeys) {
    const std::string now = targetOf(current(packs)), before = targetOf(previous(packs));
    if (before.empty()) return {packIssue(packs, "il n’y a pas de paquet précédent.")};
    if (auto sound = verifyPack(packs / before, publicKeys); !sound.value) return sound.issues;
    if (!pointTo(current(packs), before)) return {packIssue(packs, "le paquet précédent ne peut pas devenir le courant.")};
    if (!now.empty() && !pointTo(previous(packs), now)) return {packIssue(packs, "le paquet courant ne peut pas être gardé.")};
    return {};
}

CurrentPack currentPack(const fs::path& packs, const std::vector<std::string>& publicKeys) {
    bool first = true;
    CurrentPack found;
    for (const fs::path& link : {current(packs), previous(packs)}) {
        const std::string name = targetOf(link);
        if (!name.empty())
            if (const auto sound = verifyPack(packs / name, publicKeys); sound.value) return {packs / name, *sound.value, found.fellBack};
        if (first && !name.empty()) found.fellBack = true;
        first = false;
    }
    return found;
}

std::string contentHash(const fs::path& folder) {
    const auto seals = sealsOf(folder);
    return seals.value ? hashOfText(manifestOf(*seals.value)).substr(0, kFolderDigits) : std::string();
}

}  // namespace arobase
