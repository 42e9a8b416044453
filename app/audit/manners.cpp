#include "app/audit/manners.h"

#include <algorithm>
#include <set>

#include "app/reader.h"
#include "app/utterance.h"

namespace arobase::audit {
namespace {

constexpr double kStepS = 0.25, kIdleS = 90, kMovingMostS = 5, kWarningLeastS = 20;
constexpr int kExtensions = 10;

void fresh(App& app) {
    for (const Action& action : std::vector<Action>{StartAttract{}, Touched{}, SetReducedMotion{0}, SelectYear{2018}, CloseSheet{}, ShowAllFrance{}}) app.dispatch(action);
    for (int i = 0; i < 12; ++i) app.dispatch(Tick{kStepS});
}

Verdict timeOut(App& app) {
    const double idle = app.state().idleS;
    app.dispatch(SetIdle{kIdleS});
    fresh(app);
    std::vector<std::string> faults;
    int extended = 0;
    double warned = -1, left = -1;
    for (int i = 0; i < 4000 && left < 0; ++i) {
        app.dispatch(Tick{kStepS});
        if (app.state().screen == ScreenId::Attract) left = app.state().clockS;
        if (countdown(app.state()) > 0 && extended < kExtensions) {
            app.dispatch(Touched{});
            extended += countdown(app.state()) == 0;
            if (countdown(app.state()) > 0) break;
        } else if (countdown(app.state()) > 0 && warned < 0) {
            warned = app.state().clockS;
        }
    }
    app.dispatch(SetIdle{idle});
    const double notice = warned >= 0 && left >= 0 ? left - warned : 0;
    if (notice < kWarningLeastS - kStepS - 1e-6) faults.push_back("la visite se termine sans " + inFrench(kWarningLeastS, 0) + " s d’avertissement");
    if (extended < kExtensions) faults.push_back("un toucher ne suffit pas dix fois à la prolonger");
    return judged("WCAG 2.2.1", "M7", "avertissement avant la fin d’une visite, prolongée d’un toucher", inFrench(notice + kStepS, 0) + " s, dix fois", faults);
}

bool hasAction(App& app, const std::string& line) {
    bool found = false;
    walk(app.scene().root, [&](const Node& n, int) { found = found || (n.enabled && n.action == line); });
    return found;
}

/// Whatever goes on moving can be stopped; all the rest comes to rest by itself.
Verdict pauses(App& app) {
    std::vector<std::string> faults;
    double longest = 0;
    fresh(app);
    for (const char* line : {"SelectCollectivite 60057", "SelectLandmark r2004-facebook", "Compare 2017 2018 progress", "ExpandInset 974", "ShowOnGlobe 974", "ShowAllFrance", "OpenSearch", "ShowGuide", "OpenReader"}) {
        fresh(app);
        app.dispatch(*parseAction(line));
        double moving = 0;
        while (animating(app.state()) && moving < 2 * kMovingMostS) app.dispatch(Tick{kStepS}), moving += kStepS;
        longest = std::max(longest, moving);
        if (moving > kMovingMostS) faults.push_back(std::string(line) + " : bouge plus de 5 s");
    }
    const std::pair<const char*, const char*> stoppable[] = {{"Play 1", "Play 0"}, {"StartTour -", "PauseTour 1"}};
    for (const auto& [start, stop] : stoppable) {
        fresh(app);
        app.dispatch(*parseAction(start));
        app.dispatch(Tick{kStepS});
        if (app.content().tours.empty() && std::string(start).starts_with("StartTour")) continue;
        if (!hasAction(app, stop)) faults.push_back(std::string(start) + " : aucun bouton ne l’arrête");
    }
    app.dispatch(StartAttract{});
    app.dispatch(Tick{kStepS});
    app.dispatch(Touched{});
    for (int i = 0; i < 8; ++i) app.dispatch(Tick{kStepS});
    if (animating(app.state())) faults.push_back("un toucher n’arrête pas la boucle d’attente");
    return judged("WCAG 2.2.2", "M7", "mouvement le plus long sans bouton d’arrêt", inFrench(longest, 1) + " s, au plus 5", faults);
}

/// With reduced motion a picture is the same a moment after a choice and seconds later.
Verdict reducedMotion(App& app) {
    std::vector<std::string> faults;
    for (const char* line : {"SelectCollectivite 60057", "SelectLandmark r2004-facebook", "Compare 2017 2018 progress", "ExpandInset 974", "ShowOnGlobe 974", "ShowFrise 2005 2011"}) {
        fresh(app);
        app.dispatch(SetReducedMotion{1});
        app.dispatch(*parseAction(line));
        app.dispatch(Tick{0.05});
        const State& s = app.state();
        const bool flies = s.frise.motion || s.globe.motion || std::any_of(s.maps.begin(), s.maps.end(), [](const MapState& map) { return map.motion.has_value(); });
        if (flies || (s.selection.kind != SelectionKind::None && sheetShare(s) < 1)) faults.push_back(std::string(line) + " : bouge encore");
    }
    fresh(app);
    return judged("WCAG 2.3.3", "M7", "choix suivis d’un mouvement, mouvement réduit", std::to_string(faults.size()), faults);
}

/// Every entry of every list, in one language: read by the keys, written on the screen, said.
void readAll(App& app, const std::string& language, int& entries, std::vector<std::string>& faults, std::vector<std::string>& silent) {
    fresh(app);
    app.dispatch(SetLanguage{language});
    app.dispatch(OpenReader{});
    std::set<std::string> lists;
    std::vector<std::string> ahead{"menu"};
    const Words words{app.content(), app.state()};
    while (!ahead.empty()) {
        const std::string id = ahead.back();
        ahead.pop_back();
        if (!lists.insert(id).second) continue;
        const ReaderList list = readerList(words, id);
        for (const ReaderEntry& entry : list.entries) {
            ++entries;
            if (entry.text.empty()) faults.push_back(language + ", " + id + " : une entrée ne dit rien");
            if (entry.tones && entry.text.empty()) silent.push_back(language + ", " + id);
            if (!entry.opens.empty()) ahead.push_back(entry.opens);
        }
    }
    // The keys walk the longest list and come back: what is written is what is said.
    const Exhibition& e = app.content().exhibition;
    app.dispatch(TakeRead{});
    const std::size_t wanted = readerList(words, "frise").entries.size();
    std::set<std::string> said;
    for (std::size_t i = 0; i < wanted; ++i) {
        app.dispatch(ReadOn{1});
        const Utterance now = utteranceOf(app.content(), app.state(), app.scene());
        const Node* written = findNode(app.scene().root, "reader-entry");
        said.insert(now.text);
        if (!written || now.text.find(written->text) == std::string::npos) silent.push_back(language + ", frise : dit « " + now.text + " » sans l’écrire");
    }
    if (e.frise.size() > said.size()) faults.push_back(language + " : la frise n’est pas lue en entier");
}

std::vector<Verdict> reading(App& app) {
    int entries = 0;
    std::vector<std::string> faults, silent;
    for (const char* language : {"fr", "en", "falc"})
        if (std::string(language) != "falc" || app.content().exhibition.hasEasy()) readAll(app, language, entries, faults, silent);
    return {judged("EN 301 549 5.1.3", "M5", "frise et palmarès lus aux cinq touches, toutes langues", std::to_string(entries) + " entrées", faults),
            judged("EN 301 549 5.1.5, WCAG 1.2.1", "M9", "chaque son a son texte à l’écran", std::to_string(silent.size()) + " sans texte", silent)};
}

/// A visit's end leaves nothing of it: language, volume, view.
Verdict resets(App& app) {
    std::vector<std::string> faults;
    fresh(app);
    const Settings house = app.state().house;
    for (const Action& action : std::vector<Action>{SetLanguage{"en"}, OpenReader{}, StepVolume{1}, StepVolume{1}, SetReducedMotion{1}}) app.dispatch(action);
    app.dispatch(StartAttract{});
    if (app.state().reader.on || app.state().reader.volume != kUsualVolume) faults.push_back("la lecture ou son volume restent");
    if (app.state().settings != house) faults.push_back("la langue ou les réglages restent");
    const double range = volumeDb(kVolumeSteps) - volumeDb(0);
    if (range < 18) faults.push_back("moins de 18 dB entre le plus faible et le plus fort");
    fresh(app);
    return judged("EN 301 549 5.1.3.10 à 13", "B5", "volume remis à son réglage après chaque visite ; étendue", inFrench(range, 0) + " dB, plafond réglé par l’équipe (--sound-limit)", faults);
}

Verdict languages(const App& app) {
    std::vector<std::string> faults;
    for (const Issue& issue : app.content().issues)
        if (issue.rule == "string-missing") faults.push_back(toText(issue));
    const EasyCoverage easy = easyCoverage(app.content());
    const std::string value = std::to_string(faults.size()) + " texte manquant en français ou en anglais ; français facile (FALC) : " + (app.content().exhibition.hasEasy() ? inFrench(100 * easy.share(), 0) + " %" : std::string("non fourni"));
    return judged("EN 301 549 5.1.3.14, WCAG 3.1.1", "M8", "langues complètes", value, faults);
}

}  // namespace

EasyCoverage easyCoverage(const Content& content) {
    const Exhibition& e = content.exhibition;
    EasyCoverage c;
    for (const auto& [key, text] : e.strings.fr) ++c.texts, c.twins += e.strings.easy.contains(key);
    for (const FriseItem& item : e.frise) ++c.texts, c.twins += !item.easy.empty();
    const auto count = [&](const TourText& text) {
        if (!text.fr.empty()) ++c.texts, c.twins += !text.easy.empty();
    };
    for (const Tour& tour : content.tours) {
        count(tour.name);
        for (const TourStep& step : tour.steps) count(step.title), count(step.text);
    }
    return c;
}

std::vector<Verdict> mannersOf(App& app) {
    std::vector<Verdict> all{timeOut(app), pauses(app), reducedMotion(app)};
    for (Verdict& verdict : reading(app)) all.push_back(std::move(verdict));
    all.push_back(resets(app));
    all.push_back(languages(app));
    const std::string none = "aucun";
    all.push_back({"EN 301 549 5.1.3.8, 5.1.3.9", "M5", "saisie masquée ou données personnelles demandées au visiteur", none, Fate::NotApplicable, {}});
    all.push_back({"EN 301 549 5.1.3.16, 5.3", "M5", "ticket, paiement ou biométrie", none, Fate::NotApplicable, {}});
    return all;
}

}  // namespace arobase::audit
