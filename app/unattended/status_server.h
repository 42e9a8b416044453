#pragma once
// How the booth is, as JSON, for a machine that asks: on the loopback only, only where staff switched it on, and never a word of a visitor.
#include <memory>
#include <string>

namespace arobase {

struct BoothStatus {
    std::string version, mode, screen;
    double uptimeS = 0;
    double secondsSinceTouch = 0;
    long long framesDrawn = 0;
    double framesPerS = 0;         ///< of the last seconds; 0 at rest
    long long touches = 0;
    double pictureAgeS = 0;        ///< since a right picture was last seen on the screen
    double temperatureC = 0;       ///< of the hottest zone; 0: not known
    std::string data;              ///< hash of the content
    std::string troubles;          ///< names, blanks between them
    int lives = 1;                 ///< starts since the supervisor's
};
std::string toJson(const BoothStatus& status);

/// Answers GET / (and /status) with the last status that was published; 404 and 405 to all else. One thread of the library's.
class StatusServer {
public:
    /// nullptr when the port is taken.
    static std::unique_ptr<StatusServer> open(int port);
    ~StatusServer();
    StatusServer(const StatusServer&) = delete;
    StatusServer& operator=(const StatusServer&) = delete;
    /// Any thread.
    void publish(const BoothStatus& status);

private:
    StatusServer();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// °C of the hottest thermal zone of this machine; 0 when it tells none.
double hottestZoneC();

}  // namespace arobase
