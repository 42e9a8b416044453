#include "app/unattended/status_server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string_view>

namespace arobase {

std::string toJson(const BoothStatus& s) {
    const auto rounded = [](double value) { return std::isfinite(value) ? std::round(value * 10) / 10 : 0.0; };
    const nlohmann::ordered_json json{{"version", s.version}, {"mode", s.mode}, {"screen", s.screen}, {"uptime_s", rounded(s.uptimeS)},
                                      {"last_touch_s", rounded(s.secondsSinceTouch)}, {"frames_drawn", s.framesDrawn}, {"frames_per_s", rounded(s.framesPerS)},
                                      {"touches", s.touches}, {"picture_age_s", rounded(s.pictureAgeS)}, {"temperature_c", rounded(s.temperatureC)},
                                      {"data", s.data}, {"troubles", s.troubles}, {"lives", s.lives}};
    return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

double hottestZoneC() {
    double hottest = 0;
    std::error_code error;
    for (const auto& zone : std::filesystem::directory_iterator("/sys/class/thermal", error)) {
        std::ifstream in(zone.path() / "temp");
        double milli = 0;
        if (in >> milli) hottest = std::max(hottest, milli / 1000);
    }
    return hottest;
}

struct StatusServer::Impl {
    MHD_Daemon* daemon = nullptr;
    std::mutex mutex;
    std::string json = "{}\n";

    static MHD_Result answer(void* self, MHD_Connection* connection, const char* url, const char* method, const char*, const char*, std::size_t*, void**) {
        auto& server = *static_cast<Impl*>(self);
        const std::string_view path = url;
        if (std::string_view(method) != "GET") return reply(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "{}\n");
        if (path != "/" && path != "/status") return reply(connection, MHD_HTTP_NOT_FOUND, "{}\n");
        const std::lock_guard lock(server.mutex);
        return reply(connection, MHD_HTTP_OK, server.json);
    }

    static MHD_Result reply(MHD_Connection* connection, unsigned status, const std::string& text) {
        MHD_Response* response = MHD_create_response_from_buffer(text.size(), const_cast<char*>(text.data()), MHD_RESPMEM_MUST_COPY);
        MHD_add_response_header(response, "Content-Type", "application/json; charset=utf-8");
        MHD_add_response_header(response, "Cache-Control", "no-store");
        const MHD_Result queued = MHD_queue_response(connection, status, response);
        MHD_destroy_response(response);
        return queued;
    }
};

StatusServer::StatusServer() : m_impl(std::make_unique<Impl>()) {}

StatusServer::~StatusServer() {
    if (m_impl->daemon != nullptr) MHD_stop_daemon(m_impl->daemon);
}

std::unique_ptr<StatusServer> StatusServer::open(int port) {
    std::unique_ptr<StatusServer> server(new StatusServer);
    sockaddr_in loopback{};
    loopback.sin_family = AF_INET;
    loopback.sin_port = htons(static_cast<std::uint16_t>(port));
    loopback.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD;
    server->m_impl->daemon = MHD_start_daemon(flags, 0, nullptr, nullptr, &Impl::answer, server->m_impl.get(), MHD_OPTION_SOCK_ADDR, &loopback,
                                              MHD_OPTION_CONNECTION_LIMIT, 8U, MHD_OPTION_CONNECTION_TIMEOUT, 5U, MHD_OPTION_END);
    return server->m_impl->daemon != nullptr ? std::move(server) : nullptr;
}

void StatusServer::publish(const BoothStatus& status) {
    std::string json = toJson(status);
    const std::lock_guard lock(m_impl->mutex);
    m_impl->json = std::move(json);
}

}  // namespace arobase
