#pragma once
// TUIO over UDP, from this machine only.
#include <functional>
#include <memory>

#include "app/platform/tuio_reader.h"
#include "data/result.h"

namespace arobase {

inline constexpr int kTuioPort = 3333;  ///< where trackers send by custom

/// Listens on the loopback interface: what comes from another machine does not arrive. Main thread.
class TuioSource final : public PointerSource {
public:
    using Now = std::function<double()>;

    /// `port` 1…65535, 0 for any free one. No value, and a warning that says why, when it cannot be listened on.
    static Result<std::unique_ptr<TuioSource>> open(int port, Now now);
    ~TuioSource() override;
    TuioSource(const TuioSource&) = delete;
    TuioSource& operator=(const TuioSource&) = delete;

    void poll(std::vector<PointerEvent>& out) override;
    void setPicture(Vec2 sizePx, TouchMap map) { m_reader.setPicture(sizePx, map); }
    int port() const { return m_port; }
    /// Readable when a tracker has sent something.
    int fileDescriptor() const { return m_file; }
    int fingersDown() const { return m_reader.cursors(); }

private:
    TuioSource(int file, int port, Now now) : m_file(file), m_port(port), m_now(std::move(now)) {}

    int m_file;
    int m_port;
    Now m_now;
    TuioReader m_reader;
};

}  // namespace arobase
