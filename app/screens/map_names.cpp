#include "app/screens/map_names.h"

#include "app/globe.h"
#include "app/name_format.h"
#include "app/screens/epci_hulls.h"

#include <algorithm>
#include <cmath>
#include <numeric>


namespace arobase::screens {

Names::Names(LabelRoom& room) : candidates(room.candidates), names(room.names) {
    candidates.clear();
    names.clear();
}

void Names::add(Context& c, std::string_view text, Name name, Vec2 anchor, float radius, int priority, bool seen) {
    const NamePlace* wanted = c.state.names.find(name.value, c.state.year, nameFormat(c.state));
    if (wanted && wanted->hidden && priority > 0) return;  // the visitor's own is named all the same
    const WrittenName& written = c.desk.book.write(c.b.engine(), text, name.style);
    name.written = &written;
    name.raw = text;
    candidates.push_back({name.nodeId, anchor, radius, written.sizePx[0], priority, written.sizePx[1], seen, {}, written.sizePx[2]});
    if (wanted) {
        if (wanted->side || wanted->offsetMm) candidates.back().lock = LabelLock{wanted->side, wanted->offsetMm.value_or(Vec2{}) * c.mm(1)};
        candidates.back().insisted = wanted->insisted;
    }
    names.push_back(std::move(name));
}

void Names::scale(float by) {
    for (Name& name : names) name.style.sizePx *= by;
    for (LabelCandidate& c : candidates) c.sizePx = c.sizePx * by, c.brokenPx = c.brokenPx * by, c.thricePx = c.thricePx * by;
}

std::string idOn(const MapView& view, std::string id) { return view.slot == kMagnifier ? "magnified-" + id : view.before ? "before-" + id : id; }

bool isSelected(const Context& c, std::string_view code) {
    const auto is = [code](const Selection& s) { return (s.kind == SelectionKind::Collectivite || s.kind == SelectionKind::Place) && s.id == code; };
    return is(c.state.selection) || is(c.state.left.selection);
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
        names.add(c, c.content.nameThen(mark.award), {nullptr, {}, idOn(view, "label-" + who.code), who.code, style, ink, mark.level}, mark.px, mark.radiusPx, priority, seen);
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
    const bool selected = isSelected(c, place.code);
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
    names.add(c, place.name,
              {nullptr, {}, idOn(view, "label-" + std::string(place.code)), std::string(place.code), selected ? c.b.body(FontWeight::Bold) : c.b.small(),
               c.b.colour(selected ? "text" : "text_dim"), -1},
              px, radius, selected ? 0 : placePriority(place), seen);
}

/// The most populous of each square of the ground, whatever part of it is in view: who is shown does not change while the
/// map is dragged. The squares follow the scale in steps. `communes`: the most populous first.
void thinOut(const Context& c, const MapView& view, const WorldBox& box, LabelRoom& room) {
    const auto places = c.content.atlas->places();
    const auto place = [&](const CommunePoint& p) -> const Place& { return places[static_cast<std::size_t>(p.place)]; };
    const double cell = std::exp2(std::floor(4 * std::log2(static_cast<double>(c.mm(kCellMm)) * view.camera.metresPerPx)) / 4);
    WorldBox all = box;  // the grid's own cells reach beyond it
    for (const CommunePoint& p : room.communes) all.add(p.at);
    const auto cellOf = [cell](double at) { return std::floor(at / cell); };
    const double left = cellOf(all.min.x), bottom = cellOf(all.min.y);
    const auto columns = static_cast<std::size_t>(cellOf(all.max.x) - left) + 1;
    room.cells.assign(columns * (static_cast<std::size_t>(cellOf(all.max.y) - bottom) + 1), 0);
    std::erase_if(room.communes, [&](const CommunePoint& p) {
        unsigned char& shown = room.cells[static_cast<std::size_t>(cellOf(p.at.y) - bottom) * columns + static_cast<std::size_t>(cellOf(p.at.x) - left)];
        const bool full = shown == kCommunesACell;
        if (!full) ++shown;
        return full && !isSelected(c, place(p).code);
    });
}

/// Communes in the view and a little around it, the most populous first, each once.
void communesAround(const Context& c, const MapView& view, LabelRoom& room) {
    const auto places = c.content.atlas->places();
    const auto place = [&](const CommunePoint& p) -> const Place& { return places[static_cast<std::size_t>(p.place)]; };
    const Rect around = view.clip.inset(-c.mm(kAroundMm));
    // Whole squares, so that each is thinned out by all of its communes.
    const float squares = 2 * c.mm(kCellMm);
    WorldBox box;
    box.add(view.toWorld({around.x - squares, around.y - squares}));
    box.add(view.toWorld({around.right() + squares, around.bottom() + squares}));
    auto& found = room.communes;
    c.content.communes[static_cast<std::size_t>(view.territory)].visit(box, [&](const CommunePoint& p) { found.push_back(p); });
    std::sort(found.begin(), found.end(), [&](const CommunePoint& a, const CommunePoint& b) {
        return place(a).population != place(b).population ? place(a).population > place(b).population : place(a).code < place(b).code;
    });
    found.erase(std::unique(found.begin(), found.end(), [&](const CommunePoint& a, const CommunePoint& b) { return place(a).code == place(b).code; }), found.end());
    if (!found.empty()) thinOut(c, view, box, room);
    std::erase_if(found, [&](const CommunePoint& p) { return !around.contains(view.toScreen(p.at)); });
}

/// Chief towns where they are shown, and the commune that the sheet shows.
void chiefTowns(const Context& c, const MapView& view, std::vector<CommunePoint>& found) {
    const auto places = c.content.atlas->places();
    for (const CommunePoint& p : c.content.prefectures) {
        const Place& place = places[static_cast<std::size_t>(p.place)];
        const bool here = territoryOfCode(place.departement) == view.territory;
        if (here && (view.territory != 0 || closerThan(c.layout, view, kPrefecturesMetresPerMm) || isSelected(c, place.code))) found.push_back(p);
    }
    const auto known = [&](const CommunePoint& p) { return std::any_of(found.begin(), found.end(), [&](const CommunePoint& f) { return f.place == p.place; }); };
    if (c.state.selection.kind == SelectionKind::Place)
        c.content.communes[static_cast<std::size_t>(view.territory)].visit(view.visible(), [&](const CommunePoint& p) {
            if (places[static_cast<std::size_t>(p.place)].code == c.state.selection.id && !known(p)) found.push_back(p);
        });
}

void drawPlaces(Context& c, const MapView& view, bool card, const std::vector<MapMark>& marks, Names& names) {
    if (!c.content.atlas) return;
    LabelRoom& room = c.desk.at(view);
    room.marked.clear();
    room.communes.clear();
    for (const MapMark& m : marks) room.marked.push_back(c.content.exhibition.collectivites[static_cast<std::size_t>(m.collectivite)].code);
    std::sort(room.marked.begin(), room.marked.end());
    const bool close = closerThan(c.layout, view, kCommunesMetresPerMm);
    if (close)
        communesAround(c, view, room);
    else
        chiefTowns(c, view, room.communes);
    for (const CommunePoint& p : room.communes) {
        const Place& place = c.content.atlas->places()[static_cast<std::size_t>(p.place)];
        const Vec2 px = view.toScreen(p.at);
        const bool underTitle = close && view.slot == kMainMap && c.layout.title.contains(px);
        if (!std::binary_search(room.marked.begin(), room.marked.end(), std::string_view(place.code)))
            placeDot(c, view, place, px, card, view.clip.contains(px) && !underTitle && !hidden(c, view, px), names);
    }
}

void interfaceOver(const Layout& l, const State& state, int slot, std::vector<Rect>& rects) {
    rects.assign({l.zoomIn, l.zoomOut, l.statistics, l.previousEdition, l.play, l.nextEdition, l.compare, l.language});
    if (slot == kMainMap) {
        rects.push_back(Rect{0, 0, l.title.right(), l.title.bottom() - l.metrics.mm(l.portrait ? 4 : 0)});
        rects.push_back(l.legend);
        rects.push_back(l.attribution);
        rects.push_back(l.caption);
        if (state.screen == ScreenId::Attract) rects.push_back(l.prompt.inset(-l.metrics.mm(2)));  // it breathes
        if (l.stage) return;
        if (state.tour.on()) rects.push_back(l.tourWords);
        if (!l.portrait) rects.push_back(l.frise.legend);
        if (state.compare.on()) rects.insert(rects.end(), l.compareModes.begin(), l.compareModes.end());
        if (state.compare.swipe()) {
            rects.push_back({dividerX(l, state) - l.metrics.mm(8), l.swipe.centre().y - l.metrics.mm(8), l.metrics.mm(16), l.metrics.mm(16)});
            for (const Rect& plate : swipePlates(l, state)) rects.push_back(plate);
        }
        rects.insert(rects.end(), l.home.begin(), l.home.end());
        rects.push_back(l.search);
        rects.push_back(l.add);
        for (const Rect& button : {l.tour, l.guide, l.seated})
            if (!button.empty()) rects.push_back(button);
        for (int inset = 1; inset < kMapSlots; ++inset) {
            rects.push_back(slotRect(l, state, inset));
            rects.push_back(l.insets[static_cast<std::size_t>(inset)]);  // its card's place stays its own while it is large
        }
    }
    if (sheetShare(state) > 0) rects.push_back(l.sheet);
    if (leftSheetShare(state) > 0) rects.push_back(l.leftSheet);
    if (countdown(state) > 0) rects.push_back(l.countdown);
}

std::vector<Rect> interfaceOver(const Layout& l, const State& state, int slot) {
    std::vector<Rect> rects;
    interfaceOver(l, state, slot, rects);
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

namespace {

/// The job of one map's names, but for what was decided before.
LabelJob jobOf(Context& c, const MapView& view, bool card, const Names& names, const std::vector<MapMark>& marks) {
    LabelRoom& room = c.desk.at(view);
    room.obstacles.clear();
    for (const MapMark& m : marks) room.obstacles.push_back(Rect{m.px.x - m.radiusPx, m.px.y - m.radiusPx, 2 * m.radiusPx, 2 * m.radiusPx}.inset(-c.mm(0.3)));
    interfaceOver(c.layout, c.state, view.slot, room.keepOut);
    if (view.slot != kMainMap) insetKeepsOut(c, view, card, room.keepOut);
    if (const Rect note = view.slot == kMainMap ? hullNoteBox(c, c.layout.legend) : Rect{}; !note.empty()) room.keepOut.push_back(note);
    if (const Rect button = globeButtonBox(c.content, c.layout, c.state, view.slot); !button.empty()) room.keepOut.push_back(button);
    LabelJob job;
    job.candidates = names.candidates;
    job.obstacles = room.obstacles;
    job.keepOut = room.keepOut;
    job.bounds = view.clip.inset(c.mm(1));
    job.gapPx = c.mm(card ? 0.25 : 0.7);
    job.leaderPx = c.mm(kLeaderMm);
    job.leaderPriority = kLastAwardPriority;
    job.crowd = kCrowd;
    job.widestPx = card ? view.clip.w * 0.5f : c.mm(kWidestMm);
    return job;
}

}  // namespace

/// On its way a map looks for a bounded number of places a picture; at rest it takes as many pictures as it needs, and shows
/// meanwhile what it had. The first picture, and one for keeping, is placed at once.
const LabelPlacement& placeNames(Context& c, const MapView& view, const Names& names, const std::vector<MapMark>& marks) {
    LabelRoom& room = c.desk.at(view);
    TerritoryLabels& kept = c.labels.at(view);
    LabelJob job = jobOf(c, view, false, names, marks);
    const MapMove move = kept.follow(view, c.state.clockS);
    job.previous = &kept.places;
    job.dragged = move == MapMove::Panned;
    const bool whole = c.labels.exact || kept.places.empty();
    if (whole || move != MapMove::Still) {
        kept.placing = 0;
        const LabelPlacement& placed = room.meanwhile.place(job, whole ? LabelSolver::kAll : kLabelLooks);
        kept.places = placed.memory;
        return placed;
    }
    if (room.solver.advance(job, kept.allowance(job.fingerprint()))) {
        kept.placing = 0;
        kept.places = room.solver.result().memory;
        return room.solver.result();
    }
    job.dragged = true;
    return room.meanwhile.place(job, 0);
}

namespace {

/// The best of several orders in which the names of a card take their turns: a few names in little room hinder one another.
LabelPlacement inBestOrder(LabelSolver& solver, LabelJob job, std::vector<LabelCandidate> candidates) {
    constexpr int kOrders = 24;
    job.candidates = candidates;
    LabelPlacement best = solver.place(job);
    std::vector<int> turns(candidates.size());
    std::iota(turns.begin(), turns.end(), 1);
    const std::vector<LabelCandidate> first = candidates;
    for (int order = 0; order < kOrders && !best.unplaced.empty() && std::next_permutation(turns.begin(), turns.end()); ++order) {
        for (std::size_t i = 0; i < turns.size(); ++i)
            if (first[i].priority > 0) candidates[i].priority = std::min(turns[i], kLastAwardPriority);
        const LabelPlacement& placement = solver.place(job);
        if (placement.placed.size() > best.placed.size()) best = placement;
    }
    return best;
}

}  // namespace

/// A card stands still: what is on it is placed once. In small steps, so that its names are as large as they can be; the last is
/// what it takes to name overseas laureates as fully as those of métropole in every edition (X7).
const LabelPlacement& placeOnCard(Context& c, const MapView& view, Names& names, const std::vector<MapMark>& marks) {
    constexpr int kSmaller = 8;
    constexpr float kStep = 0.9434f;  // the last: 1.6 mm capitals
    LabelRoom& room = c.desk.at(view);
    TerritoryLabels& kept = c.labels.at(view);
    kept.follow(view, c.state.clockS);
    kept.placing = 0;
    const LabelJob job = jobOf(c, view, true, names, marks);
    if (const std::uint64_t print = job.fingerprint(); room.card != print) {
        room.card = print;
        room.cardScale = 1;
        room.cardNames = inBestOrder(room.solver, job, names.candidates);
        for (int size = 0; size < kSmaller && !room.cardNames.unplaced.empty(); ++size) {
            names.scale(kStep);
            room.cardScale *= kStep;
            room.cardNames = inBestOrder(room.solver, job, names.candidates);
        }
    } else if (room.cardScale < 1) {
        names.scale(room.cardScale);
    }
    kept.places.clear();  // large, it is another map: its letters are twice as high
    return room.cardNames;
}

namespace {

LabelReport::Territory reportOn(const Context& c, const MapView& view, const Names& names, const LabelPlacement& placement) {
    LabelReport::Territory report;
    report.territory = view.territory;
    report.placed = static_cast<int>(placement.placed.size());
    report.candidates = report.placed + static_cast<int>(placement.unplaced.size());
    for (const int i : placement.unplaced) report.unplaced.push_back(names.names[static_cast<std::size_t>(i)].written->text);
    const Exhibition& e = c.content.exhibition;
    for (const int a : e.awardsOf(c.state.year)) report.laureates += e.collectivites[static_cast<std::size_t>(e.awards[static_cast<std::size_t>(a)].collectivite)].territory == view.territory;
    for (const PlacedLabel& p : placement.placed) report.named += names.names[static_cast<std::size_t>(p.candidate)].level >= 0;
    return report;
}

}  // namespace

void reportNames(Context& c, const MapView& view, const Names& names, const LabelPlacement& placement) {
    if (view.slot == kMagnifier || view.before) return;  // the main map reports on what it shows again
    LabelReport& report = c.b.scene().labels;
    report.placed += static_cast<int>(placement.placed.size());
    report.candidates += static_cast<int>(placement.placed.size() + placement.unplaced.size());
    for (const int i : placement.unplaced) report.unplaced.push_back(names.names[static_cast<std::size_t>(i)].written->text);
    for (const PlacedLabel& p : placement.placed)
        report.names.push_back({names.names[static_cast<std::size_t>(p.candidate)].nodeId, view.territory, p.box, sideName(p.side), p.led, p.lines > 1});
    report.territories.push_back(reportOn(c, view, names, placement));
}

}  // namespace arobase::screens
