// F5: without any colour, a mark's arcs still tell its level: counted in pictures of the whole screen turned to grey.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "app/harness/headless.h"
#include "render/mark_shape.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

constexpr int kTurns = 720;

/// Relative luminance of a pixel, 0 … 1 (WCAG 2, sRGB): all that is left of its colour.
double luminance(const std::uint8_t* rgb) {
    const auto linear = [](std::uint8_t v) {
        const double s = v / 255.0;
        return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
}

/// A picture in which only luminance is left, read between its pixels.
class Grey {
public:
    explicit Grey(const Picture& picture) : m_width(picture.width), m_height(picture.height) {
        m_values.reserve(picture.rgba.size() / 4);
        for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4) m_values.push_back(std::cbrt(luminance(&picture.rgba[i])));  // as the eye spaces it
    }
    double at(Vec2 px) const {
        const float x = px.x - 0.5f, y = px.y - 0.5f, left = std::floor(x), top = std::floor(y);
        const double u = x - left, v = y - top;
        const auto value = [&](float column, float row) {
            const int c = std::clamp(static_cast<int>(column), 0, m_width - 1), r = std::clamp(static_cast<int>(row), 0, m_height - 1);
            return m_values[static_cast<std::size_t>(r) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(c)];
        };
        return (value(left, top) * (1 - u) + value(left + 1, top) * u) * (1 - v) + (value(left, top + 1) * (1 - u) + value(left + 1, top + 1) * u) * v;
    }

private:
    int m_width, m_height;
    std::vector<double> m_values;
};

/// From the middle of a mark to its outline of that radius, in that direction: a circle, or an intercommunalité's rounded square.
float outline(CollectiviteKind kind, float radius, Vec2 towards) {
    if (kind != CollectiviteKind::Epci) return radius;
    const auto outside = [&](float t) {
        const float half = radius * 0.93f, corner = radius * 0.42f;
        const float x = std::abs(towards.x) * t - (half - corner), y = std::abs(towards.y) * t - (half - corner);
        return std::hypot(std::max(x, 0.f), std::max(y, 0.f)) + std::min(std::max(x, y), 0.f) - corner > 0;
    };
    float near = 0, far = 2 * radius;
    for (int i = 0; i < 30; ++i) (outside((near + far) / 2) ? far : near) = (near + far) / 2;
    return near;
}

/// How many arcs go round it: light and dark along the middle of its ring, told apart halfway between both.
int arcsOf(const Grey& grey, Vec2 centre, float radius, int level, CollectiviteKind kind) {
    const MarkShape shape = markShape(radius, level, kind);
    std::array<double, kTurns> ring{};
    for (int i = 0; i < kTurns; ++i) {
        const double angle = i * 2 * M_PI / kTurns;
        const Vec2 towards{static_cast<float>(std::sin(angle)), static_cast<float>(-std::cos(angle))};
        ring[static_cast<std::size_t>(i)] = grey.at(centre + towards * outline(kind, shape.ringRadiusPx, towards));
    }
    std::array<double, kTurns> sorted = ring;
    std::ranges::sort(sorted);
    const double dark = sorted[kTurns / 50], light = sorted[kTurns - 1 - kTurns / 50], half = (dark + light) / 2;
    const bool inkIsLight = sorted[kTurns / 2] > half;  // arcs take more of the ring than gaps do
    int arcs = 0;
    bool before = (ring[kTurns - 1] > half) == inkIsLight;
    for (const double value : ring) {
        const bool now = (value > half) == inkIsLight;
        arcs += now && !before ? 1 : 0;
        before = now;
    }
    return arcs;
}

struct Mark {
    Rect box;
    int level = 0;
    CollectiviteKind kind = CollectiviteKind::Commune;
    std::string name;
};

/// Marks of the edition that stand alone: no other mark over them, nor the badge of a mention.
std::vector<Mark> aloneIn(App& app) {
    const Exhibition& e = app.content().exhibition;
    std::vector<Mark> all;
    std::vector<Rect> others;
    walk(app.scene().root, [&](const Node& n, int) {
        if (n.role != Role::Mark || !n.id.starts_with("mark-")) return;
        others.push_back(n.box);
        const auto who = e.collectivite(n.value);
        if (!who) return;
        for (const int a : e.awardsOf(app.state().year)) {
            const Award& award = e.awards[static_cast<std::size_t>(a)];
            if (award.collectivite == *who && award.level > 0 && award.mention.empty()) all.push_back({n.box, award.level, e.collectivites[static_cast<std::size_t>(*who)].kind, n.value});
        }
    });
    std::erase_if(all, [&](const Mark& m) { return std::ranges::count_if(others, [&](const Rect& o) { return o.overlaps(m.box); }) > 1; });
    return all;
}

TEST(F5Grey, TheArcsOfEveryMarkTellItsLevelWithoutColour) {
    AROBASE_NEEDS_ATLAS();
    std::map<std::pair<int, CollectiviteKind>, int> seen;
    for (const DisplayInfo& display : {DisplayInfo{1920, 1080, 0.277}, DisplayInfo{1080, 1920, 0.369}}) {
        const auto app = test::appOn(test::freshContent(), display);
        auto run = harness::HeadlessRun::create(*app, {{}, {}, false, false, {}, {}});
        ASSERT_TRUE(run.value);
        app->dispatch(SetReducedMotion{1});
        for (const char* theme : {"jour", "nuit", "contraste"})
            for (const int year : {2000, 2017, 2018, 2022, 2023, 2024}) {
                app->dispatch(SetTheme{theme});
                app->dispatch(SelectYear{year});
                test::run(*app, 1);
                const Grey grey((*run.value)->picture());
                for (const Mark& mark : aloneIn(*app)) {
                    EXPECT_EQ(arcsOf(grey, mark.box.centre(), mark.box.w / 2, mark.level, mark.kind), mark.level)
                        << theme << " " << year << " " << display.widthPx << " " << mark.name << " of " << mark.box.w << " px";
                    ++seen[{mark.level, mark.kind}];
                }
            }
    }
    for (int level = 1; level <= kLevels; ++level) EXPECT_GE((seen[{level, CollectiviteKind::Commune}]), 6) << "level " << level << " was hardly seen";
    EXPECT_GE((seen[{2, CollectiviteKind::Epci}] + seen[{4, CollectiviteKind::Epci}]), 6);
}

}  // namespace
}  // namespace arobase
