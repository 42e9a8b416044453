#include "app/screens/map_names.h"

#include "app/globe.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "render/map/name_break.h"

namespace arobase::screens {

constexpr float kLineEm = 1.12f;  // height of a line of a name

void Names::add(Context& c, Name name, Vec2 anchor, float radius, int priority, bool seen) {
    const auto width = [&](const std::string& line) { return c.b.engine().widthPx(line, name.style); };
    const float height = name.style.sizePx * kLineEm;
    std::tie(name.line1, name.line2) = twoLines(name.text);
    const Vec2 broken = name.line2.empty() ? Vec2{} : Vec2{std::max(width(name.line1), width(name.line2)), 2 * height};
    candidates.push_back({name.nodeId, anchor, radius, {width(name.text), height}, priority, broken, seen, {}});
    names.push_back(std::move(name));
}

void Names::scale(float by) {
    for (Name& name : names) name.style.sizePx *= by;
    for (LabelCandidate& c : candidates) c.sizePx = c.sizePx * by, c.brokenPx = c.brokenPx * by;
}

std::string idOn(const MapView& view, std::string id) { return view.slot == kMagnifier ? "magnified-" + id : view.before ? "before-" + id : id; }

bool isSelected(const Context& c, const std::string& code) {
    const Selection& s = c.state.selection;
    return (s.kind == SelectionKind::Collectivite || s.kind == SelectionKind::Place) && s.id == code;
}

void nameMarks(Context& c, const MapView& view, const std::vector<MapMark>& marks, bool card, Names& names) {
    for (const MapMark& mark : marks) {
        const Collectivite& who = c.content.exhibition.collectivites[static_cast<std::size_t>(mark.collectivite)];
        const bool selected = isSelected(c, who.code);
        if (card && view.slot == kMagnifier && !selected) continue;  // they are named beside it, and in it when it is large
        const bool seen = view.clip.contains(mark.px) && !hidden(c, view, mark.px);
        const bool unknown = mark.progress < 0 ? mark.level == 0 : mark.progress >= static_cast<int>(Progress::UnknownBefore);
        const bool first = mark.progress < 0 ? mark.level == kLevels : !unknown && mark.progress != static_cast<int>(Progress::Kept);
        const int priority = selected ? 0 : unknown ? 7 : mark.progress < 0 ? 6 - mark.level : first ? 1 : 4;
        const TextStyle style = card       ? c.b.tiny(FontWeight::Medium)
                                : selected ? c.b.body(FontWeight::Bold)
                                : first    ? c.b.label(FontWeight::SemiBold)
                                           : c.b.small(FontWeight::Medium);
        const Rgba ink = c.b.colour(unknown && !selected ? "text_dim" : "text");
        names.add(c, {c.data(c.content.nameThen(mark.award)), idOn(view, "label-" + who.code), who.code, {}, {}, style, ink, mark.level}, mark.px, mark.radiusPx, priority, seen);
    }
}

/// True where an enlarged inset lies over the map.
bool hidden(const Context& c, const MapView& view, Vec2 px) {
    const int large = c.state.expanded;
    return view.slot == kMainMap && large != kMainMap && slotRect(c.layout, c.state, large).contains(px);
}

constexpr double kLeaderMm = 60;         // how far a name may stand from its mark
constexpr double kWidestMm = 66;         // a longer name is broken
constexpr int kCrowd = 10;               // marks that touch: their names stand in columns
constexpr int kLastAwardPriority = 7;    // communes and chief towns come after
constexpr double kAroundMm = 50;         // communes that far outside the view keep their names' places in mind
constexpr double kCellMm = 40;           // of the ground, in which …
constexpr int kCommunesACell = 7;        // … that many communes are shown, the most populous

/// The same wherever one looks, so that names do not come and go while the map is panned: the more people, the earlier.
int placePriority(const Place& place) {
    return kLastAwardPriority + 1000 - static_cast<int>(std::lround(100 * std::log10(1.0 + place.population)));
}

/// A commune's dot, if it can be seen, and its name.
void placeDot(Context& c, const MapView& view, const Place& place, Vec2 px, bool card, bool seen, Names& names) {
    const bool selected = isSelected(c, std::string(place.code));
    const float radius = c.mm(selected ? 1.5 : card ? 0.55 : 0.8);
    if (seen) {
        Node& node = c.b.open(idOn(view, "place-" + std::string(place.code)), Role::Place, {px.x - radius, px.y - radius, 2 * radius, 2 * radius});
        node.spoken = c.data(place.name);
        node.value = place.code;
        node.action = "SelectPlace " + std::string(place.code);
        c.b.list().disc(px, radius, c.b.colour(selected ? "selection" : "text_dim"), c.b.colour("halo"), c.mm(0.2));
        c.b.close();
    }
    if (card && !selected) return;
    names.add(c, {c.data(place.name), idOn(view, "label-" + std::string(place.code)), std::string(place.code), {}, {},
                  selected ? c.b.body(FontWeight::Bold) : c.b.small(), c.b.colour(selected ? "text" : "text_dim"), -1},
              px, radius, selected ? 0 : placePriority(place), seen);
}

/// The most populous of each square of the ground, whatever part of it is in view: who is shown does not change while the
/// map is dragged. The squares follow the scale in steps.
void thinOut(const Context& c, const MapView& view, std::vector<CommunePoint>& communes) {
    const auto places = c.content.atlas->places();
    const auto place = [&](const CommunePoint& p) -> const Place& { return places[static_cast<std::size_t>(p.place)]; };
    const double cell = std::exp2(std::floor(4 * std::log2(static_cast<double>(c.mm(kCellMm)) * view.camera.metresPerPx)) / 4);
    std::map<std::pair<double, double>, int> shown;
    std::erase_if(communes, [&](const CommunePoint& p) {
        const bool full = ++shown[{std::floor(p.at.x / cell), std::floor(p.at.y / cell)}] > kCommunesACell;
        return full && !isSelected(c, std::string(place(p).code));
    });
}

/// Communes in the view and a little around it, the most populous first, each once.
std::vector<CommunePoint> communesAround(const Context& c, const MapView& view) {
    const auto places = c.content.atlas->places();
    const auto place = [&](const CommunePoint& p) -> const Place& { return places[static_cast<std::size_t>(p.place)]; };
    const Rect around = view.clip.inset(-c.mm(kAroundMm));
    // Whole squares, so that each is thinned out by all of its communes.
    const float squares = 2 * c.mm(kCellMm);
    WorldBox box;
    box.add(view.toWorld({around.x - squares, around.y - squares}));
    box.add(view.toWorld({around.right() + squares, around.bottom() + squares}));
    std::vector<CommunePoint> found;
    c.content.communes[static_cast<std::size_t>(view.territory)].visit(box, [&](const CommunePoint& p) { found.push_back(p); });
    std::sort(found.begin(), found.end(), [&](const CommunePoint& a, const CommunePoint& b) {
        return place(a).population != place(b).population ? place(a).population > place(b).population : place(a).code < place(b).code;
    });
    found.erase(std::unique(found.begin(), found.end(), [&](const CommunePoint& a, const CommunePoint& b) { return place(a).code == place(b).code; }), found.end());
    thinOut(c, view, found);
    std::erase_if(found, [&](const CommunePoint& p) { return !around.contains(view.toScreen(p.at)); });
    return found;
}

/// Chief towns where they are shown, and the commune that the sheet shows.
std::vector<CommunePoint> chiefTowns(const Context& c, const MapView& view) {
    const auto places = c.content.atlas->places();
    std::vector<CommunePoint> found;
    for (const CommunePoint& p : c.content.prefectures) {
        const Place& place = places[static_cast<std::size_t>(p.place)];
        const bool here = territoryOfCode(place.departement) == view.territory;
        if (here && (view.territory != 0 || closerThan(c.layout, view, kPrefecturesMetresPerMm) || isSelected(c, std::string(place.code)))) found.push_back(p);
    }
    const auto known = [&](const CommunePoint& p) { return std::any_of(found.begin(), found.end(), [&](const CommunePoint& f) { return f.place == p.place; }); };
    if (c.state.selection.kind == SelectionKind::Place)
        c.content.communes[static_cast<std::size_t>(view.territory)].visit(view.visible(), [&](const CommunePoint& p) {
            if (places[static_cast<std::size_t>(p.place)].code == c.state.selection.id && !known(p)) found.push_back(p);
        });
    return found;
}

void drawPlaces(Context& c, const MapView& view, bool card, const std::vector<MapMark>& marks, Names& names) {
    if (!c.content.atlas) return;
    std::set<std::string_view> marked;
    for (const MapMark& m : marks) marked.insert(c.content.exhibition.collectivites[static_cast<std::size_t>(m.collectivite)].code);
    const bool close = closerThan(c.layout, view, kCommunesMetresPerMm);
    for (const CommunePoint& p : close ? communesAround(c, view) : chiefTowns(c, view)) {
        const Place& place = c.content.atlas->places()[static_cast<std::size_t>(p.place)];
        const Vec2 px = view.toScreen(p.at);
        const bool underTitle = close && view.slot == kMainMap && c.layout.title.contains(px);
        if (!marked.contains(place.code)) placeDot(c, view, place, px, card, view.clip.contains(px) && !underTitle && !hidden(c, view, px), names);
    }
}

std::vector<Rect> interfaceOver(const Layout& l, const State& state, int slot) {
    std::vector<Rect> rects{l.zoomIn, l.zoomOut, l.statistics, l.previousEdition, l.play, l.nextEdition, l.compare, l.language};
    if (slot == kMainMap) {
        rects.push_back(Rect{0, 0, l.title.right(), l.title.bottom() - l.metrics.mm(l.portrait ? 4 : 0)});
        rects.push_back(l.legend);
        rects.push_back(l.attribution);
        rects.push_back(l.caption);
        if (state.screen == ScreenId::Attract) rects.push_back(l.prompt.inset(-l.metrics.mm(2)));  // it breathes
        if (l.stage) return rects;
        if (state.compare.on()) rects.insert(rects.end(), l.compareModes.begin(), l.compareModes.end());
        if (state.compare.swipe()) {
            rects.push_back({dividerX(l, state) - l.metrics.mm(8), l.swipe.centre().y - l.metrics.mm(8), l.metrics.mm(16), l.metrics.mm(16)});
            for (const Rect& plate : swipePlates(l, state)) rects.push_back(plate);
        }
        rects.insert(rects.end(), l.home.begin(), l.home.end());
        rects.push_back(l.search);
        for (int inset = 1; inset < kMapSlots; ++inset) {
            rects.push_back(slotRect(l, state, inset));
            rects.push_back(l.insets[static_cast<std::size_t>(inset)]);  // its card's place stays its own while it is large
        }
    }
    if (sheetShare(state) > 0) rects.push_back(l.sheet);
    return rects;
}

std::string scaleWords(const Context& c, double metres) {
    return metres >= 1000 ? c.number(static_cast<long long>(metres / 1000)) + "\u202Fkm" : c.number(static_cast<long long>(metres)) + "\u202Fm";
}

InsetWords insetWords(const Context& c, const MapView& view, bool card) {
    const std::string name = c.data(slotName(view.slot));
    TextStyle style = card ? c.b.tiny(FontWeight::Medium) : c.b.body(FontWeight::SemiBold);
    const float room = view.clip.w - c.mm(3.2), wanted = c.b.engine().widthPx(name, style);
    if (card && view.clip.h < c.mm(20) && wanted > room) style.sizePx *= std::max(0.72f, room / wanted);  // a low card has one line
    const auto lines = static_cast<float>(c.b.engine().wrap(name, style, view.clip.w - c.mm(2.4)).size());
    return {style, {view.clip.x, view.clip.y, lines > 1 ? view.clip.w : c.mm(3) + c.b.engine().widthPx(name, style), c.mm(1.2) + lines * c.b.lineHeight(style)}};
}

namespace {

/// What an inset itself writes over its map: its name, its scale.
void insetKeepsOut(const Context& c, const MapView& view, bool card, std::vector<Rect>& rects) {
    rects.push_back(insetWords(c, view, card).box);
    const double metres = scaleBarMetres(view.camera.metresPerPx, view.clip.w * 0.42f);
    const float words = c.b.engine().widthPx(scaleWords(c, metres), c.b.tiny());
    const float scale = std::max(static_cast<float>(metres / view.camera.metresPerPx), words) + c.mm(2.2);
    rects.push_back({view.clip.right() - scale, view.clip.bottom() - c.mm(6), scale, c.mm(6)});
}

}  // namespace

LabelPlacement placeNames(Context& c, const MapView& view, bool card, const Names& names, const std::vector<MapMark>& marks) {
    std::vector<Rect> obstacles;
    for (const MapMark& m : marks) obstacles.push_back(Rect{m.px.x - m.radiusPx, m.px.y - m.radiusPx, 2 * m.radiusPx, 2 * m.radiusPx}.inset(-c.mm(0.3)));
    auto keep = interfaceOver(c.layout, c.state, view.slot);
    if (view.slot != kMainMap) insetKeepsOut(c, view, card, keep);
    if (const Rect button = globeButtonBox(c.content, c.layout, c.state, view.slot); !button.empty()) keep.push_back(button);
    LabelJob job;
    job.candidates = names.candidates;
    job.obstacles = obstacles;
    job.keepOut = keep;
    job.bounds = view.clip.inset(c.mm(1));
    job.gapPx = c.mm(card ? 0.25 : 0.7);
    job.leaderPx = c.mm(kLeaderMm);
    job.leaderPriority = kLastAwardPriority;
    job.crowd = kCrowd;
    job.widestPx = card ? view.clip.w * 0.5f : c.mm(kWidestMm);
    TerritoryLabels& kept = c.labels.at(view);
    job.dragged = kept.follow(view, c.state.clockS);
    if (!card) job.previous = &kept.places;  // a card stands still: each picture of it is the same
    return job.run();
}

namespace {

/// The best of several orders in which the names of a card take their turns: a few names in little room hinder one another.
LabelPlacement inBestOrder(Context& c, const MapView& view, const Names& names, const std::vector<MapMark>& marks) {
    constexpr int kOrders = 24;
    LabelPlacement best = placeNames(c, view, true, names, marks);
    std::vector<int> turns(names.candidates.size());
    std::iota(turns.begin(), turns.end(), 1);
    Names other = names;
    for (int order = 0; order < kOrders && !best.unplaced.empty() && std::next_permutation(turns.begin(), turns.end()); ++order) {
        for (std::size_t i = 0; i < turns.size(); ++i)
            if (names.candidates[i].priority > 0) other.candidates[i].priority = std::min(turns[i], kLastAwardPriority);
        LabelPlacement placement = placeNames(c, view, true, other, marks);
        if (placement.placed.size() > best.placed.size()) best = std::move(placement);
    }
    return best;
}

}  // namespace

LabelPlacement placeOnCard(Context& c, const MapView& view, Names& names, const std::vector<MapMark>& marks) {
    constexpr int kSmaller = 4;
    LabelPlacement placement = inBestOrder(c, view, names, marks);
    for (int size = 0; size < kSmaller && !placement.unplaced.empty(); ++size) {
        names.scale(0.89f);
        placement = inBestOrder(c, view, names, marks);
    }
    return placement;
}

namespace {

LabelReport::Territory reportOn(const Context& c, const MapView& view, const Names& names, const LabelPlacement& placement) {
    LabelReport::Territory report;
    report.territory = view.territory;
    report.placed = static_cast<int>(placement.placed.size());
    report.candidates = report.placed + static_cast<int>(placement.unplaced.size());
    for (const int i : placement.unplaced) report.unplaced.push_back(names.names[static_cast<std::size_t>(i)].text);
    const Exhibition& e = c.content.exhibition;
    for (const int a : e.awardsOf(c.state.year)) report.laureates += e.collectivites[static_cast<std::size_t>(e.awards[static_cast<std::size_t>(a)].collectivite)].territory == view.territory;
    for (const PlacedLabel& p : placement.placed) report.named += names.names[static_cast<std::size_t>(p.candidate)].level >= 0;
    return report;
}

}  // namespace

void rememberNames(Context& c, const MapView& view, const Names& names, LabelPlacement placement) {
    LabelReport& report = c.b.scene().labels;
    if (view.slot == kMagnifier || view.before) {  // the main map reports on what it shows again
        c.labels.at(view).places = std::move(placement.memory);
        return;
    }
    report.placed += static_cast<int>(placement.placed.size());
    report.candidates += static_cast<int>(placement.placed.size() + placement.unplaced.size());
    for (const int i : placement.unplaced) report.unplaced.push_back(names.names[static_cast<std::size_t>(i)].text);
    for (const PlacedLabel& p : placement.placed)
        report.names.push_back({names.names[static_cast<std::size_t>(p.candidate)].nodeId, view.territory, p.box, sideName(p.side), p.led, p.broken});
    report.territories.push_back(reportOn(c, view, names, placement));
    c.labels.at(view).places = std::move(placement.memory);
}

namespace {

/// In one line, or in two, flush on the side of the mark.
void writeName(Context& c, const Name& name, const PlacedLabel& placed) {
    const Rgba halo = c.b.colour("halo");
    const float haloPx = c.mm(0.55);
    const Rect& box = placed.box;
    if (!placed.broken) return c.b.words(name.text, box.centre(), name.style, name.colour, TextAlign::Centre, halo, haloPx);
    const bool left = placed.side == LabelSide::Left || placed.side == LabelSide::AboveLeft || placed.side == LabelSide::BelowLeft;
    const bool centred = placed.side == LabelSide::Above || placed.side == LabelSide::Below;
    const float x = centred ? box.centre().x : left ? box.right() : box.x;
    const TextAlign align = centred ? TextAlign::Centre : left ? TextAlign::Right : TextAlign::Left;
    c.b.words(name.line1, {x, box.y + box.h / 4}, name.style, name.colour, align, halo, haloPx);
    c.b.words(name.line2, {x, box.y + box.h * 3 / 4}, name.style, name.colour, align, halo, haloPx);
}

}  // namespace

void writeNames(Context& c, const Names& names, const LabelPlacement& placement) {
    for (const PlacedLabel& placed : placement.placed) {
        const Name& name = names.names[static_cast<std::size_t>(placed.candidate)];
        Node& node = c.b.open(name.nodeId, Role::Label, placed.box);
        node.text = name.text;
        node.value = name.value;
        node.fg = name.colour;
        node.bg = c.b.colour("halo");
        node.textPx = name.style.sizePx;
        writeName(c, name, placed);
        c.b.close();
    }
}

}  // namespace arobase::screens
