#include "data/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace arobase {
namespace {

std::string causeOf(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT: return "disque plein";
        case EACCES:
        case EPERM:
        case EROFS: return "dossier protégé";
        case ENOENT:
        case ENOTDIR: return "dossier introuvable";
        case EISDIR: return "c’est un dossier";
        case ENAMETOOLONG: return "nom trop long";
        case EFBIG: return "fichier trop gros pour ce disque";
        default: return std::strerror(error);
    }
}

/// 0, or what went wrong.
int put(int handle, std::string_view bytes, Writing writing) {
    while (!bytes.empty()) {
        const auto count = ::write(handle, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (writing == Writing::Rebuildable) return 0;
    return ::fsync(handle) == 0 || errno == EINVAL ? 0 : errno;
}

/// The file's name onto the disk too. A disk that cannot do that has the file all the same.
void keepName(const std::filesystem::path& file) {
    std::error_code ignored;
    const int folder = ::open(std::filesystem::absolute(file, ignored).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    ::fsync(folder);
    ::close(folder);
}

}  // namespace

std::string writeWhole(const std::filesystem::path& file, std::string_view bytes, Writing writing) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) return causeOf(EISDIR);
    std::filesystem::path fresh = file;
    fresh += "." + std::to_string(::getpid()) + ".part";
    const int handle = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (handle < 0) return causeOf(errno);
    int error = put(handle, bytes, writing);
    if (::close(handle) != 0 && error == 0) error = errno;
    if (error == 0 && ::rename(fresh.c_str(), file.c_str()) != 0) error = errno;
    if (error == 0) {
        if (writing == Writing::Lasting) keepName(file);
        return {};
    }
    ::unlink(fresh.c_str());
    return causeOf(error);
}

std::optional<std::string> readWhole(const std::filesystem::path& file, std::uintmax_t mostBytes) {
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) return std::nullopt;
    std::string bytes;
    std::array<char, 1U << 16U> piece{};
    ssize_t count = 0;
    while (bytes.size() <= mostBytes && ((count = ::read(handle, piece.data(), piece.size())) > 0 || (count < 0 && errno == EINTR)))
        if (count > 0) bytes.append(piece.data(), static_cast<std::size_t>(count));
    ::close(handle);
    if (count < 0 || bytes.size() > mostBytes) return std::nullopt;
    return bytes;
}

}  // namespace arobase
