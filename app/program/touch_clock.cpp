#include "app/program/touch_clock.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "app/bench/bench.h"

namespace arobase {

namespace {
constexpr double kPauseS = 0.25;  // between two pictures: nothing moved in the meantime
}

void TouchClock::collected(double nowS) {
    m_collectedBeforeS = m_collectedS;
    m_collectedS = nowS;
}

void TouchClock::touched(double atS) {
    if (m_on && m_oldestS < 0) m_oldestS = atS;
}

void TouchClock::shown(double nowS) {
    if (!m_on) return;
    const bool answers = m_oldestS >= 0;
    if (answers) m_touchMs.push_back((nowS - m_oldestS) * 1e3);
    if (answers && m_collectedBeforeS >= 0) m_shares.push_back((nowS - m_oldestS) / (nowS - m_collectedBeforeS));
    if (answers && m_shownS >= 0 && nowS - m_shownS < kPauseS) m_frameMs.push_back((nowS - m_shownS) * 1e3);
    m_oldestS = -1;
    m_shownS = nowS;
}

bool TouchClock::write(const std::filesystem::path& file) const {
    using Json = nlohmann::ordered_json;
    const auto told = [](const std::vector<double>& values) { return bench::toJson<Json>(bench::distributionOf(values)); };
    const Json json{{"touch_to_picture_ms", told(m_touchMs)}, {"frame_ms", told(m_frameMs)}, {"share_of_two_pictures", told(m_shares)}};
    std::ofstream out(file, std::ios::binary);
    out << json.dump(1) << '\n';
    return static_cast<bool>(out.flush());
}

}  // namespace arobase
