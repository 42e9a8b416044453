#include "data/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

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
int put(int handle, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(handle, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return 0;
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

GrowingFile::GrowingFile(std::filesystem::path file, Writing writing) : m_file(std::move(file)), m_fresh(m_file), m_writing(writing) {
    std::error_code ignored;
    if (std::filesystem::is_directory(m_file, ignored)) {
        m_error = EISDIR;
        return;
    }
    m_fresh += "." + std::to_string(::getpid()) + ".part";
    m_handle = ::open(m_fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (m_handle < 0) m_error = errno;
}

GrowingFile::~GrowingFile() {
    if (m_handle < 0) return;
    close();
    ::unlink(m_fresh.c_str());
}

void GrowingFile::append(std::string_view bytes) {
    if (m_error == 0) m_error = put(m_handle, bytes);
}

void GrowingFile::writeStart(std::string_view bytes) {
    if (m_error == 0 && ::lseek(m_handle, 0, SEEK_SET) != 0) m_error = errno;
    append(bytes);
    if (m_error == 0 && ::lseek(m_handle, 0, SEEK_END) < 0) m_error = errno;
}

void GrowingFile::close() {
    if (::close(m_handle) != 0 && m_error == 0) m_error = errno;
    m_handle = -1;
}

std::string GrowingFile::finish() {
    if (m_handle < 0) return causeOf(m_error);
    if (m_error == 0 && m_writing == Writing::Lasting && ::fsync(m_handle) != 0 && errno != EINVAL) m_error = errno;
    close();
    if (m_error == 0 && ::rename(m_fresh.c_str(), m_file.c_str()) != 0) m_error = errno;
    if (m_error == 0) {
        if (m_writing == Writing::Lasting) keepName(m_file);
        return {};
    }
    ::unlink(m_fresh.c_str());
    return causeOf(m_error);
}

std::string writeWhole(const std::filesystem::path& file, std::string_view bytes, Writing writing) {
    GrowingFile growing(file, writing);
    growing.append(bytes);
    return growing.finish();
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
