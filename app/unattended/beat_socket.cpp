#include "app/unattended/beat_socket.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace arobase {
namespace {

/// Who sent it, by the kernel's word; −1: not told.
pid_t senderOf(msghdr& message) {
    for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_CREDENTIALS) continue;
        ucred who{};
        std::memcpy(&who, CMSG_DATA(part), sizeof who);
        return who.pid;
    }
    return -1;
}

void read(std::string_view words, std::vector<Beat>& beats) {
    while (!words.empty()) {
        const std::string_view line = words.substr(0, words.find('\n'));
        if (line == "READY=1") beats.push_back(Beat::Ready);
        if (line == "WATCHDOG=1") beats.push_back(Beat::Alive);
        words.remove_prefix(std::min(words.size(), line.size() + 1));
    }
}

}  // namespace

BeatSocket::~BeatSocket() {
    if (m_descriptor >= 0) close(m_descriptor);
}

bool BeatSocket::open() {
    m_descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (m_descriptor < 0) return false;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const int on = 1;
    // An address of nothing but its family: the kernel gives an abstract one that nobody has.
    if (bind(m_descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(sa_family_t)) != 0) return false;
    if (setsockopt(m_descriptor, SOL_SOCKET, SO_PASSCRED, &on, sizeof on) != 0) return false;
    socklen_t length = sizeof address;
    if (getsockname(m_descriptor, reinterpret_cast<sockaddr*>(&address), &length) != 0) return false;
    const std::size_t letters = length - offsetof(sockaddr_un, sun_path);
    if (letters < 2) return false;
    m_name = "@" + std::string(address.sun_path + 1, letters - 1);
    return true;
}

std::vector<Beat> BeatSocket::take() {
    std::vector<Beat> beats;
    for (;;) {
        std::array<char, 1024> words{};
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(ucred))> control{};
        iovec part{words.data(), words.size()};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const ssize_t length = recvmsg(m_descriptor, &message, MSG_CMSG_CLOEXEC);
        if (length < 0) return beats;
        if (senderOf(message) == m_child) read({words.data(), static_cast<std::size_t>(length)}, beats);
    }
}

}  // namespace arobase
