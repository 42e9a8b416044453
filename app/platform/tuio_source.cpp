#include "app/platform/tuio_source.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace arobase {
namespace {

constexpr int kMostPacketsAFrame = 1000;  // a tracker that floods the socket does not stop the picture

Issue warning(int port, const char* why) {
    return {.severity = Severity::Warning,
            .rule = "tuio",
            .file = {},
            .row = 0,
            .column = {},
            .message = "Pas de tactile TUIO\u202f: le port " + std::to_string(port) + " ne peut être écouté (" + why + ")."};
}

}  // namespace

Result<std::unique_ptr<TuioSource>> TuioSource::open(int port, Now now) {
    Result<std::unique_ptr<TuioSource>> result;
    if (port < 0 || port > 65535) {
        result.issues.push_back(warning(port, "de 1 à 65535"));
        return result;
    }
    const int file = ::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (file < 0 || ::bind(file, reinterpret_cast<const sockaddr*>(&address), length) != 0 || ::getsockname(file, reinterpret_cast<sockaddr*>(&address), &length) != 0) {
        result.issues.push_back(warning(port, std::strerror(errno)));
        if (file >= 0) ::close(file);
        return result;
    }
    result.value.emplace(new TuioSource(file, ntohs(address.sin_port), std::move(now)));
    return result;
}

TuioSource::~TuioSource() { ::close(m_file); }

void TuioSource::poll(std::vector<PointerEvent>& out) {
    std::array<std::uint8_t, 65536> packet;
    for (int i = 0; i < kMostPacketsAFrame; ++i) {
        const ssize_t size = ::recv(m_file, packet.data(), packet.size(), 0);
        if (size < 0) return;
        m_reader.read({packet.data(), static_cast<std::size_t>(size)}, m_now(), out);
    }
}

}  // namespace arobase
