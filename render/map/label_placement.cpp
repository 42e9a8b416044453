#include "render/map/label_placement.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "render/map/label_solver.h"

namespace arobase {
namespace {

constexpr std::array<std::string_view, kLabelSides> kSideNames{"right", "left", "above", "below", "above-right", "below-right", "above-left", "below-left"};

/// Not for enemies: tells jobs of one program apart.
class Fingerprint {
public:
    void add(std::uint64_t value) {
        m_hash = (m_hash ^ value) * 0x9E3779B97F4A7C15U;
        m_hash ^= m_hash >> 29U;
    }
    void add(float a, float b = 0) { add(std::uint64_t{std::bit_cast<std::uint32_t>(a)} << 32U | std::bit_cast<std::uint32_t>(b)); }
    void add(Vec2 v) { add(v.x, v.y); }
    void add(const Rect& r) {
        add(r.x, r.y);
        add(r.w, r.h);
    }
    void add(std::string_view text) {
        add(std::uint64_t{text.size()});
        for (; !text.empty(); text.remove_prefix(std::min<std::size_t>(text.size(), 8))) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data(), std::min<std::size_t>(text.size(), 8));
            add(word);
        }
    }
    std::uint64_t value() const { return m_hash == 0 ? 1 : m_hash; }

private:
    std::uint64_t m_hash = 0x243F6A8885A308D3U;
};

void add(Fingerprint& print, const LabelCandidate& c) {
    print.add(c.id);
    print.add(c.anchor);
    print.add(c.radiusPx, static_cast<float>(c.priority));
    print.add(c.sizePx);
    print.add(c.brokenPx);
    print.add(c.thricePx);
    print.add(std::uint64_t{c.seen} | std::uint64_t{c.insisted} << 1U | std::uint64_t{c.lock.has_value()} << 2U);
    if (!c.lock) return;
    print.add(c.lock->side ? std::uint64_t{static_cast<unsigned>(*c.lock->side)} + 1 : std::uint64_t{0});
    print.add(c.lock->offsetPx);
}

}  // namespace

const LabelPlace* LabelMemory::find(std::string_view id) const {
    const auto all = places();
    const auto it = std::lower_bound(all.begin(), all.end(), id, [](const Entry& place, std::string_view wanted) { return place.first < wanted; });
    return it != all.end() && it->first == id ? &it->second : nullptr;
}

void LabelMemory::append(std::string_view id, const LabelPlace& place) {
    if (m_count == m_places.size()) m_places.emplace_back();
    m_places[m_count].first.assign(id);
    m_places[m_count].second = place;
    ++m_count;
}

bool LabelMemory::operator==(const LabelMemory& other) const { return std::ranges::equal(places(), other.places()); }

std::uint64_t LabelMemory::fingerprint() const {
    Fingerprint print;
    for (const auto& [id, place] : places()) {
        print.add(id);
        print.add(std::uint64_t{place.settled} | std::uint64_t{place.led} << 1U | std::uint64_t{place.column} << 2U |
                  static_cast<std::uint64_t>(place.lines) << 3U | std::uint64_t{static_cast<unsigned>(place.side)} << 8U);
        print.add(place.offset);
        print.add(place.tip);
    }
    return print.value();
}

std::string_view sideName(LabelSide side) { return kSideNames[static_cast<std::size_t>(side)]; }

std::optional<LabelSide> sideByName(std::string_view name) {
    const auto it = std::ranges::find(kSideNames, name);
    if (it == kSideNames.end()) return std::nullopt;
    return static_cast<LabelSide>(it - kSideNames.begin());
}

Rect labelBoxAt(const LabelCandidate& c, LabelSide side, int lines, float gapPx) {
    const Vec2 size = c.sizeIn(lines);
    const float w = size.x, h = size.y, r = c.radiusPx + gapPx, d = c.radiusPx * 0.7f + gapPx;
    switch (side) {
        case LabelSide::Right: return {c.anchor.x + r, c.anchor.y - h / 2, w, h};
        case LabelSide::Left: return {c.anchor.x - r - w, c.anchor.y - h / 2, w, h};
        case LabelSide::Above: return {c.anchor.x - w / 2, c.anchor.y - r - h, w, h};
        case LabelSide::Below: return {c.anchor.x - w / 2, c.anchor.y + r, w, h};
        case LabelSide::AboveRight: return {c.anchor.x + d, c.anchor.y - d - h, w, h};
        case LabelSide::BelowRight: return {c.anchor.x + d, c.anchor.y + d, w, h};
        case LabelSide::AboveLeft: return {c.anchor.x - d - w, c.anchor.y - d - h, w, h};
        case LabelSide::BelowLeft: return {c.anchor.x - d - w, c.anchor.y + d, w, h};
    }
    return {};
}

LabelPlacement LabelJob::run() const {
    LabelSolver solver;
    return solver.place(*this);
}

std::uint64_t LabelJob::fingerprint() const {
    Fingerprint print;
    for (const LabelCandidate& c : candidates) add(print, c);
    print.add(std::uint64_t{candidates.size()});
    for (const Rect& r : obstacles) print.add(r);
    print.add(std::uint64_t{obstacles.size()});
    for (const Rect& r : keepOut) print.add(r);
    print.add(bounds);
    print.add(gapPx, leaderPx);
    print.add(static_cast<float>(leaderPriority), static_cast<float>(crowd));
    print.add(widestPx, dragged ? 1.f : 0.f);
    return print.value();
}

}  // namespace arobase
