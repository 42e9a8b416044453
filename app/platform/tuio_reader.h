#pragma once
// TUIO 1.1: what trackers of tables and frames say of fingers. Pure: packets in, fingers out; no socket.
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "app/input/pointer_event.h"
#include "app/input/touch_map.h"

namespace arobase {

/// Reads cursors (/tuio/2Dcur) and blobs (/tuio/2Dblb, whose size tells a palm) of any number of trackers. A packet is an OSC bundle of
/// messages, or one message. What is no OSC, names another profile or holds numbers that are none is passed over; a packet that is older
/// than one already read is too. Ids of the events are its own, from 1, for as long as a cursor lives.
class TuioReader {
public:
    /// Size of the picture, and how the device lies on it.
    void setPicture(Vec2 sizePx, TouchMap map);
    /// Appends what a packet that came at `seconds` says. A tracker repeats the cursors that rest: they are Moves to where they are, so
    /// that a finger that rests is not taken for one that was forgotten.
    void read(std::span<const std::uint8_t> packet, double seconds, std::vector<PointerEvent>& out);
    int cursors() const;
    /// Packets that could not be read.
    long long refused() const { return m_refused; }

private:
    struct Cursor {
        int id = 0;
        Vec2 px;
        float contactPx = 0;
    };
    struct Tracker {
        std::map<std::int32_t, Cursor> cursors;  ///< by session id
        std::int32_t frame = -1;
    };
    /// What one bundle says, before its end decides whether it counts.
    struct Bundle {
        std::string source, profile;
        std::map<std::int32_t, Cursor> set;
        std::vector<std::int32_t> alive;
        bool hasAlive = false;
        std::int32_t frame = -1;
    };

    bool readElement(std::span<const std::uint8_t> bytes, int depth, std::vector<Bundle>& bundles) const;
    bool readMessage(std::span<const std::uint8_t> bytes, std::vector<Bundle>& bundles) const;
    void carryOut(const Bundle& bundle, double seconds, std::vector<PointerEvent>& out);
    int freeId() const;

    Vec2 m_sizePx{1920, 1080};
    TouchMap m_map;
    std::map<std::string, Tracker> m_trackers;
    long long m_refused = 0;
};

}  // namespace arobase
