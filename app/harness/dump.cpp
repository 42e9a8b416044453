#include "app/harness/dump.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/reader.h"
#include "app/screens/layout.h"
#include "app/screens/map_marks.h"
#include "app/spoken.h"
#include "app/utterance.h"

namespace arobase::harness {
namespace {

using Json = nlohmann::ordered_json;

Json boxJson(const Rect& r) { return {r.x, r.y, r.w, r.h}; }

std::string hex(Rgba c) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out = "#";
    for (const std::uint8_t v : {c.r, c.g, c.b}) {
        out += kDigits[v >> 4];
        out += kDigits[v & 15];
    }
    return out;
}

Json nodesJson(const Words& words, const Scene& scene, double mmPerPx) {
    Json nodes = Json::array();
    walk(scene.root, [&](const Node& n, int depth) {
        Json json{{"id", n.id}, {"role", roleName(n.role)}, {"text", n.text}, {"spoken", spokenOf(words, n)}, {"labelled", isLabelled(n)}};
        json["value"] = n.value;
        if (!n.style.empty()) json["style"] = n.style;
        json["box"] = boxJson(n.box);
        json["box_mm"] = {n.box.x * mmPerPx, n.box.y * mmPerPx, n.box.w * mmPerPx, n.box.h * mmPerPx};
        if (n.textPx > 0) {
            json["fg"] = hex(n.fg);
            json["bg"] = hex(n.bg);
            json["text_px"] = n.textPx;
            json["cap_mm"] = static_cast<double>(n.textPx) * 0.727 * mmPerPx;
        }
        json["enabled"] = n.enabled;
        json["action"] = n.action;
        json["depth"] = depth;
        nodes.push_back(std::move(json));
    });
    return nodes;
}

Json slotJson(const Content& content, const Layout& layout, const State& state, int slot) {
    const MapView view = mapView(content, layout, state, slot);
    Json marks = Json::array();
    for (const MapMark& m : marksOf(content, layout, state, view)) {
        const Collectivite& who = content.exhibition.collectivites[static_cast<std::size_t>(m.collectivite)];
        marks.push_back({{"code", who.code}, {"level", m.level}, {"px", {m.px.x, m.px.y}}, {"true_px", {m.truePx.x, m.truePx.y}}});
    }
    const auto where = content.projectors[static_cast<std::size_t>(view.territory)].inverse(view.camera.centre);
    return {{"id", slotCode(slot)},
            {"box", boxJson(view.clip)},
            {"centre", where ? Json{where->lon, where->lat} : Json()},
            {"middle_px", {view.middlePx.x, view.middlePx.y}},
            {"scale_m_per_px", view.camera.metresPerPx},
            {"marks", std::move(marks)}};
}

Json mapJson(const App& app, const Layout& layout, const Scene& scene) {
    const Content& content = app.content();
    const State& state = app.state();
    const MapView main = mapView(content, layout, state, 0);
    const auto centre = content.projectors[0].inverse(main.camera.centre);
    Json territoriesJson = Json::array();
    for (int slot = 0; slot < kTerritories; ++slot) territoriesJson.push_back(slotJson(content, layout, state, slot));
    const LabelReport& labels = scene.labels;
    Json byTerritory = Json::array();
    for (const LabelReport::Territory& t : labels.territories)
        byTerritory.push_back({{"id", territories()[static_cast<std::size_t>(t.territory)].code}, {"candidates", t.candidates}, {"placed", t.placed},
                               {"unplaced", t.unplaced}, {"laureates", t.laureates}, {"named", t.named},
                               {"named_share", t.laureates > 0 ? Json(static_cast<double>(t.named) / t.laureates) : Json()}});
    return {{"centre", centre ? Json{centre->lon, centre->lat} : Json()},
            {"scale_m_per_px", main.camera.metresPerPx},
            {"territories", std::move(territoriesJson)},
            {"magnifier", slotJson(content, layout, state, kMagnifier)},
            {"labels", {{"candidates", labels.candidates}, {"placed", labels.placed}, {"unplaced", labels.unplaced}, {"territories", std::move(byTerritory)}}}};
}

Json friseJson(App& app, const Layout& layout) {
    const FriseView view = friseView(app.content(), layout, app.state());
    const FriseRange whole = wholeFrise(app.content());
    SceneBuilder builder(const_cast<Scene&>(app.scene()), app.text(), app.content().exhibition.theme(app.state().themeShown()), layout.metrics);
    const FrisePacking packing = frisePacking(app.content(), layout, app.state(), app.text(), builder.body());
    return {{"from", view.range.from},
            {"to", view.range.to},
            {"axis_px", {view.x, view.width}},
            {"whole", {whole.from, whole.to}},
            {"hidden_tracks", app.state().frise.hiddenTracks},
            {"shown", packing.slots.size()},
            {"badged", packing.badged()},
            {"total", packing.total}};
}

Json selectionJson(const Selection& s) {
    static constexpr const char* kKinds[] = {"none", "collectivite", "place", "departement", "landmark", "figures", "badge", "statistics", "epci", "region", "comparison", "decades", "contributed", "guide", "recap"};
    return {{"kind", kKinds[static_cast<std::size_t>(s.kind)]}, {"id", s.id}};
}

/// The draft as it stands, what waits for staff, what they approved. Never the six words.
Json addingJson(const State& state) {
    static constexpr const char* kSteps[] = {"closed", "write", "commune", "sending", "thanks"};
    const auto list = [](const std::vector<ContributedLandmark>& landmarks) {
        Json all = Json::array();
        for (const ContributedLandmark& l : landmarks) all.push_back({{"id", l.id}, {"year", l.year}, {"track", l.track}, {"text", l.text}, {"commune", l.communeName}});
        return all;
    };
    const AddDraft& draft = state.add.draft;
    return {{"step", kSteps[static_cast<std::size_t>(state.add.step)]},
            {"draft", {{"year", draft.year}, {"track", draft.track}, {"text", draft.text}, {"commune", draft.communeCode}}},
            {"query", state.add.query},
            {"own", list(state.add.own)},
            {"contributed", list(state.contributed)}};
}

/// What is compared, and where each pane of the main map looks.
Json compareJson(const Content& content, const Layout& layout, const State& state) {
    const CompareState& compare = state.compare;
    Json panes = Json::array();
    for (const MapPane& pane : mapPanes(content, layout, state)) {
        const MapCamera& camera = pane.view.camera;
        panes.push_back({{"year", pane.year}, {"box", boxJson(pane.view.clip)}, {"camera", {camera.centre.x, camera.centre.y, camera.metresPerPx}}});
    }
    return {{"from", compare.from}, {"to", compare.to}, {"mode", compare.on() ? Json(compareModeName(compare.mode)) : Json()},
            {"divider", compare.divider}, {"hidden", compare.hidden}, {"scroll_mm", compare.scrollMm}, {"panes", std::move(panes)}};
}

/// What staff do: of a PIN only how many digits it has.
Json boothJson(const State& state) {
    static constexpr const char* kSteps[] = {"closed", "pin", "checking", "panel", "test-card"};
    const StaffState& staff = state.booth.staff;
    return {{"mode", boothModeName(state.booth.mode)}, {"troubles", state.booth.troubles}, {"staff", kSteps[static_cast<std::size_t>(staff.step)]},
            {"typed", staff.pin.size()}, {"wrong", staff.wrong}, {"locked_s", std::max(0.0, staff.lockedUntilS - state.clockS)}};
}

/// What is read aloud: where one is, and the words.
Json readerJson(const Content& content, const State& state, const Scene& scene) {
    const Words words{content, state};
    const ReaderState& reader = state.reader;
    const Utterance said = utteranceOf(content, state, scene);
    return {{"on", reader.on}, {"headphones", reader.headphones}, {"list", reader.list}, {"at", reader.at}, {"entries", readerList(words, reader.list).entries.size()},
            {"volume", reader.volume}, {"says", said.text}};
}

Json issuesJson(const Issues& issues) {
    Json list = Json::array();
    for (const Issue& issue : issues) list.push_back(toText(issue));
    return list;
}

Json cameraJson(const std::optional<MapCamera>& c) {
    return c ? Json{c->centre.x, c->centre.y, c->metresPerPx} : Json();
}

}  // namespace

std::string dumpJson(App& app, const Counters& counters) {
    const State& state = app.state();
    const Scene& scene = app.scene();
    const Layout layout = layoutFor(app.content(), state);
    const Edition* edition = app.content().exhibition.edition(state.year);
    Json json;
    static constexpr const char* kScreens[] = {"attract", "explore", "annual", "frise-page"};
    json["screen"] = kScreens[static_cast<std::size_t>(state.screen)];
    json["language"] = state.settings.language;
    json["theme"] = state.settings.theme;
    json["clock_s"] = state.clockS;
    json["year"] = state.year;
    json["edition"] = edition ? Json(edition->year) : Json();
    json["known_by_level"] = app.content().exhibition.knownByLevel(state.year);
    json["selection"] = selectionJson(state.selection);
    json["search"] = {{"open", state.search.open}, {"query", state.search.query}, {"chosen", state.search.chosen}};
    json["adding"] = addingJson(state);
    json["compare"] = compareJson(app.content(), layout, state);
    json["play"] = state.play.on;
    json["tour"] = {{"id", state.tour.id}, {"step", state.tour.step}, {"paused", state.tour.paused}};
    json["booth"] = boothJson(state);
    json["map"] = mapJson(app, layout, scene);
    json["frise"] = friseJson(app, layout);
    json["pointers"] = {{"down", app.fingersDown()}, {"mouse_events", app.mouseEvents()}, {"rejected", app.rejectedTouches()}};
    json["countdown"] = countdown(state);
    json["seated"] = state.settings.seated;
    json["focus"] = state.focus;
    json["cleaning"] = state.cleaning.on();
    json["reader"] = readerJson(app.content(), state, scene);
    json["left_selection"] = selectionJson(state.left.selection);
    json["explored"] = state.explored.size();
    json["nodes"] = nodesJson({app.content(), state}, scene, state.display.mmPerPx);
    json["counters"] = {{"frames_drawn", counters.framesDrawn},
                        {"draw_calls", counters.last.drawCalls},
                        {"gl_objects", counters.last.glObjects},
                        {"gl_errors", counters.last.glErrors},
                        {"bytes_uploaded", counters.bytesUploaded},
                        {"allocations", counters.allocations}};
    json["issues"] = issuesJson(app.content().issues);
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string stateJson(const State& state) {
    Json json;
    json["display"] = {state.display.widthPx, state.display.heightPx, state.display.mmPerPx};
    json["screen"] = static_cast<int>(state.screen);
    json["language"] = state.settings.language;
    json["theme"] = state.settings.theme;
    json["reduced_motion"] = state.settings.reducedMotion;
    json["clock_s"] = state.clockS;
    json["year"] = state.year;
    for (const MapState& t : state.maps) json["cameras"].push_back(cameraJson(t.camera));
    json["expanded"] = state.expanded;
    json["frise"] = state.frise.range ? Json{state.frise.range->from, state.frise.range->to} : Json();
    json["selection"] = selectionJson(state.selection);
    json["compare"] = {state.compare.from, state.compare.to, static_cast<int>(state.compare.mode), state.compare.divider, state.compare.hidden, state.compare.scrollMm};
    json["play"] = {state.play.on, state.play.nextS};
    json["back"] = state.back.size();
    json["stage"] = {state.stage.index, state.stage.black, state.stage.cueStartS};
    json["tour"] = {state.tour.id, state.tour.step, state.tour.paused, state.tour.spentS};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace arobase::harness
