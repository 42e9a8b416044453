#include "app/unattended/heart_beat.h"

#include <systemd/sd-daemon.h>

#include <cstdlib>

namespace arobase {

HeartBeat::HeartBeat() {
    const char* socket = std::getenv("NOTIFY_SOCKET");
    m_heard = socket != nullptr && *socket != 0;
}

void HeartBeat::ready() {
    if (m_heard && !m_ready) sd_notify(0, "READY=1");
    m_ready = true;
}

void HeartBeat::alive() {
    if (m_heard) sd_notify(0, "WATCHDOG=1");
}

void HeartBeat::status(const std::string& words) {
    if (m_heard) sd_notifyf(0, "STATUS=%s", words.c_str());
}

}  // namespace arobase
