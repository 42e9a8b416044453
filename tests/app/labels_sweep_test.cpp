// G3: names stay calm while the map is dragged: 600 frames, several places, every name watched.
#include <map>
#include <set>

#include "app/screens/map_names.h"
#include "render/map/label_geometry.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

constexpr int kFrames = 600;

struct Sweep {
    std::string name;
    std::vector<Action> before;
    Vec2 step;  ///< px a frame
    DisplayInfo display;
    std::size_t names = 20;
};

void PrintTo(const Sweep& sweep, std::ostream* out) { *out << sweep.name; }

/// What one name did from the first frame to the last.
struct Watched {
    bool shown = false;
    int switches = 0;  ///< that neither the edge of the map nor the interface explains
    int passages = 0;  ///< … and those that they do
    int turns = 0;
    std::optional<Vec2> corner;  ///< of the name's box, from the middle of its mark
    Vec2 size;
};

/// Boxes of the names of the map, and the middles of their marks.
struct Seen {
    std::map<std::string, Rect> labels;
    std::map<std::string, Vec2> marks;
};

Seen look(const Scene& scene) {
    Seen seen;
    const Node* map = findNode(scene.root, "map-FR");
    for (const Node& n : map->children) {
        if (n.role == Role::Label) seen.labels[n.value] = n.box;
        if (n.role == Role::Mark || n.role == Role::Place) seen.marks[n.value] = n.box.centre();
    }
    return seen;
}

int overlapsIn(const Seen& seen) {
    int count = 0;
    for (auto a = seen.labels.begin(); a != seen.labels.end(); ++a)
        for (auto b = std::next(a); b != seen.labels.end(); ++b) count += a->second.inset(0.01f).overlaps(b->second);
    return count;
}

/// Watches the names of one map, all of them.
class Watch {
public:
    explicit Watch(const App& app) : m_app(app) {}

    void frame(const Seen& now) {
        for (const auto& [code, box] : now.labels) all.try_emplace(code);
        for (auto& [code, one] : all) {
            const auto at = now.labels.find(code);
            const bool shown = at != now.labels.end();
            if (shown) {
                const Vec2 corner = Vec2{at->second.x, at->second.y} - now.marks.at(code);
                if (one.corner && length(corner - *one.corner) > 1) ++one.turns;
                one.corner = corner;
                one.size = {at->second.w, at->second.h};
            }
            // Where it would have stood when it was not shown: was there something in the way?
            if (!m_first && shown != one.shown) ++(couldBeSeen(one, code, shown ? m_last : now) ? one.switches : one.passages);
            one.shown = shown;
        }
        m_last = now;
        m_first = false;
    }

    std::map<std::string, Watched> all;

private:
    bool couldBeSeen(const Watched& one, const std::string& code, const Seen& frame) const {
        const auto mark = frame.marks.find(code);
        if (mark == frame.marks.end() || !one.corner) return false;
        const Layout layout = layoutFor(m_app.content(), m_app.state());
        const Rect box{mark->second.x + one.corner->x, mark->second.y + one.corner->y, one.size.x, one.size.y};
        const Rect bounds = layout.map.inset(layout.metrics.mm(1) + 1);
        return inside(box, bounds) && bounds.contains(mark->second) && free(box.inset(-1), screens::interfaceOver(layout, m_app.state(), 0));
    }

    const App& m_app;
    Seen m_last;
    bool m_first = true;
};

class LabelSweep : public testing::TestWithParam<Sweep> {};

TEST_P(LabelSweep, NamesSwitchAtMostTwiceAndTurnAtMostOnce) {
    AROBASE_NEEDS_ATLAS();
    const Sweep& sweep = GetParam();
    auto app = test::appOn(test::freshContent(), sweep.display);
    app->dispatch(SetReducedMotion{1});
    for (const Action& action : sweep.before) app->dispatch(action);
    test::run(*app, 0.1);
    Watch watch(*app);
    watch.frame(look(app->takeFrame()));
    int overlaps = 0;
    for (int frame = 0; frame < kFrames; ++frame) {
        app->dispatch(PanMap{"FR", sweep.step.x, sweep.step.y});
        app->tick(1.0 / 60);
        const Seen seen = look(app->takeFrame());
        watch.frame(seen);
        if (frame % 20 == 0) overlaps += overlapsIn(seen);
    }
    EXPECT_EQ(overlaps, 0);
    EXPECT_GE(watch.all.size(), sweep.names) << "too few names to prove anything";
    int switches = 0, turns = 0;
    for (const auto& [code, one] : watch.all) {
        EXPECT_LE(one.switches, 2) << code;
        EXPECT_LE(one.turns, 1) << code;
        switches += one.switches;
        turns += one.turns;
    }
    std::cout << sweep.name << ": " << watch.all.size() << " names, " << switches << " switches, " << turns << " turns\n";
}

const DisplayInfo kLandscape{1920, 1080, 0.277}, kPortrait{1080, 1920, 0.369};

INSTANTIATE_TEST_SUITE_P(Places, LabelSweep,
                         testing::Values(Sweep{"home-east", {}, {1, 0}, kLandscape}, Sweep{"home-south", {}, {0.3f, 0.7f}, kLandscape},
                                         Sweep{"home-west", {}, {-1.3f, -0.2f}, kLandscape}, Sweep{"home-2011", {SelectYear{2011}}, {0.8f, 0.4f}, kLandscape, 6},
                                         Sweep{"home-portrait", {}, {0.4f, -0.9f}, kPortrait},
                                         Sweep{"nord", {FlyTo{3.1, 50.5, 350, "FR"}}, {0.9f, 0.5f}, kLandscape},
                                         Sweep{"nord-portrait", {FlyTo{3.1, 50.5, 350, "FR"}}, {-0.7f, 0.8f}, kPortrait},
                                         Sweep{"paris", {FlyTo{2.35, 48.86, 200, "FR"}}, {1.1f, -0.3f}, kLandscape},
                                         Sweep{"departement", {FlyTo{3.1, 50.6, 100, "FR"}}, {1.5f, 0.6f}, kLandscape},
                                         Sweep{"departement-fast", {FlyTo{2.4, 48.2, 130, "FR"}}, {-6, 2.5f}, kLandscape},
                                         Sweep{"commune", {FlyTo{4.6, 48.63, 25, "FR"}}, {0.6f, -1.2f}, kLandscape}),
                         [](const auto& sweep) {
                             std::string name = sweep.param.name;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace arobase
