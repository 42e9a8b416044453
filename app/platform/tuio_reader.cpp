#include "app/platform/tuio_reader.h"

#include <lo/lo.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

namespace arobase {
namespace {

constexpr int kDeepest = 4;                 // bundles in bundles
constexpr std::size_t kMostCursors = 64;    // of one tracker: more is noise
constexpr std::size_t kMostTrackers = 8;
constexpr std::int32_t kRestart = 100;      // a frame number so much smaller is a tracker that began anew
constexpr float kFarthest = 4;              // shares of a side: a cursor may leave the picture, not the building
constexpr std::string_view kBundle("#bundle\0", 8);
constexpr std::size_t kHeadBytes = 16, kSizeBytes = 4, kMostBytes = 65536;

struct FreeMessage {
    void operator()(void* message) const { lo_message_free(message); }
};
using Message = std::unique_ptr<void, FreeMessage>;

std::uint32_t bigEndian(std::span<const std::uint8_t> b) {
    return static_cast<std::uint32_t>(b[0]) << 24 | static_cast<std::uint32_t>(b[1]) << 16 | static_cast<std::uint32_t>(b[2]) << 8 | b[3];
}

/// Arguments of one message, read with their types.
struct Arguments {
    std::string_view types;
    lo_arg** values;  ///< wherever they lie in the packet: not where a lo_arg may stand

    template <class Value>
    Value at(std::size_t i) const {
        Value value{};
        std::memcpy(&value, static_cast<const void*>(values[i]), sizeof value);
        return value;
    }

    bool isInt(std::size_t i) const { return i < types.size() && types[i] == 'i'; }
    std::int32_t whole(std::size_t i) const { return at<std::int32_t>(i); }
    bool areFloats(std::size_t from, std::size_t count) const {
        for (std::size_t i = from; i < from + count; ++i)
            if (i >= types.size() || types[i] != 'f' || !std::isfinite(at<float>(i))) return false;
        return true;
    }
    float real(std::size_t i) const { return at<float>(i); }
    std::string_view word(std::size_t i) const { return i < types.size() && types[i] == 's' ? std::string_view(static_cast<const char*>(static_cast<const void*>(values[i]))) : std::string_view(); }
};

/// Of the kind that the standard asks for; nothing is done with other kinds.
bool isProfile(std::string_view path) { return path == "/tuio/2Dcur" || path == "/tuio/2Dblb"; }

}  // namespace

void TuioReader::setPicture(Vec2 sizePx, TouchMap map) {
    m_sizePx = sizePx;
    m_map = map;
}

int TuioReader::cursors() const {
    std::size_t count = 0;
    for (const auto& [source, tracker] : m_trackers) count += tracker.cursors.size();
    return static_cast<int>(count);
}

int TuioReader::freeId() const {
    const auto taken = [&](int id) {
        return std::any_of(m_trackers.begin(), m_trackers.end(), [&](const auto& t) {
            return std::any_of(t.second.cursors.begin(), t.second.cursors.end(), [&](const auto& c) { return c.second.id == id; });
        });
    };
    int id = 1;
    while (taken(id)) ++id;
    return id;
}

void TuioReader::read(std::span<const std::uint8_t> packet, double seconds, std::vector<PointerEvent>& out) {
    std::vector<Bundle> bundles;
    if (packet.size() > kMostBytes || !readElement(packet, 0, bundles)) {
        ++m_refused;
        return;
    }
    for (const Bundle& bundle : bundles) carryOut(bundle, seconds, out);
}

bool TuioReader::readElement(std::span<const std::uint8_t> bytes, int depth, std::vector<Bundle>& bundles) const {
    const bool isBundle = bytes.size() >= kHeadBytes && std::memcmp(bytes.data(), kBundle.data(), kBundle.size()) == 0;
    if (!isBundle) {
        if (depth == 0) bundles.emplace_back();
        return readMessage(bytes, bundles);
    }
    if (depth >= kDeepest) return false;
    bundles.emplace_back();
    bytes = bytes.subspan(kHeadBytes);
    while (!bytes.empty()) {
        if (bytes.size() < kSizeBytes) return false;
        const std::size_t size = bigEndian(bytes);
        bytes = bytes.subspan(kSizeBytes);
        if (size > bytes.size() || size % 4 != 0) return false;
        if (size > 0 && !readElement(bytes.first(size), depth + 1, bundles)) return false;
        bytes = bytes.subspan(size);
    }
    return true;
}

/// "set s x y …", "alive s…", "fseq n", "source name@address"; other commands are for others.
bool TuioReader::readMessage(std::span<const std::uint8_t> bytes, std::vector<Bundle>& bundles) const {
    if (bytes.empty() || bytes.size() % 4 != 0) return false;
    std::vector<std::uint8_t> own(bytes.begin(), bytes.end());  // it is turned to this machine's byte order in place
    const auto end = std::find(own.begin(), own.end(), 0);
    if (end == own.end()) return false;
    const std::string path(own.begin(), end);
    int error = 0;
    const Message message(lo_message_deserialise(own.data(), own.size(), &error));
    if (!message) return false;
    if (!isProfile(path)) return true;
    const char* types = lo_message_get_types(message.get());
    const Arguments a{types ? types : "", lo_message_get_argv(message.get())};
    Bundle& bundle = bundles.back();
    bundle.profile = path;
    const std::string_view command = a.word(0);
    if (command == "source") {
        bundle.source = std::string(a.word(1).substr(0, 64));
    } else if (command == "alive") {
        bundle.hasAlive = true;
        for (std::size_t i = 1; i < a.types.size() && bundle.alive.size() < kMostCursors; ++i)
            if (a.isInt(i)) bundle.alive.push_back(a.whole(i));
    } else if (command == "fseq" && a.isInt(1)) {
        bundle.frame = a.whole(1);
    } else if (command == "set" && a.isInt(1) && a.areFloats(2, 2) && bundle.set.size() < kMostCursors) {
        const Vec2 share = m_map({std::clamp(a.real(2), -kFarthest, kFarthest), std::clamp(a.real(3), -kFarthest, kFarthest)});
        Cursor cursor{0, {share.x * m_sizePx.x, share.y * m_sizePx.y}, 0};
        if (path == "/tuio/2Dblb" && a.areFloats(5, 2)) cursor.contactPx = std::clamp(std::max(a.real(5) * m_sizePx.x, a.real(6) * m_sizePx.y), 0.f, 4 * m_sizePx.x);
        bundle.set[a.whole(1)] = cursor;
    }
    return true;
}

void TuioReader::carryOut(const Bundle& bundle, double seconds, std::vector<PointerEvent>& out) {
    if (bundle.profile.empty()) return;
    const std::string key = bundle.profile + " " + bundle.source;
    if (!m_trackers.contains(key) && m_trackers.size() >= kMostTrackers) return;
    Tracker& tracker = m_trackers[key];
    // −1 repeats what was said before. A packet that was overtaken on its way says nothing new.
    if (bundle.frame >= 0) {
        const bool old = tracker.frame >= 0 && bundle.frame < tracker.frame && tracker.frame - bundle.frame < kRestart;
        if (old) return;
        tracker.frame = bundle.frame;
    }
    const auto say = [&](const Cursor& cursor, PointerPhase phase) {
        out.push_back({.id = cursor.id, .phase = phase, .px = cursor.px, .seconds = seconds, .device = PointerDevice::Touch, .contactPx = cursor.contactPx});
    };
    const auto isAlive = [&](std::int32_t session) { return !bundle.hasAlive || std::find(bundle.alive.begin(), bundle.alive.end(), session) != bundle.alive.end(); };
    for (auto it = tracker.cursors.begin(); it != tracker.cursors.end();) {
        if (isAlive(it->first)) {
            ++it;
            continue;
        }
        say(it->second, PointerPhase::Up);
        it = tracker.cursors.erase(it);
    }
    for (const auto& [session, cursor] : bundle.set) {
        if (!isAlive(session)) continue;
        const auto known = tracker.cursors.find(session);
        if (known == tracker.cursors.end() && tracker.cursors.size() >= kMostCursors) continue;
        Cursor one = cursor;
        one.id = known == tracker.cursors.end() ? freeId() : known->second.id;
        say(one, known == tracker.cursors.end() ? PointerPhase::Down : PointerPhase::Move);
        tracker.cursors[session] = one;
    }
    for (const auto& [session, cursor] : tracker.cursors)
        if (bundle.hasAlive && !bundle.set.contains(session)) say(cursor, PointerPhase::Move);
}

}  // namespace arobase
