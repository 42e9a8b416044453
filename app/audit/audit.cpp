#include "app/audit/audit.h"

#include <algorithm>
#include <array>
#include <map>

#include "app/audit/flash_count.h"
#include "app/audit/looks.h"
#include "app/audit/manners.h"
#include "app/harness/headless.h"
#include "app/harness/script.h"
#include "data/colour_sight.h"
#include "data/french.h"

namespace arobase::audit {
namespace {

struct View {
    const char* name;
    const char* steps;  ///< of the script language
};

constexpr std::array<View, 12> kViews{{
    {"accueil", "do ShowAllFrance"},
    {"fiche", "do SelectCollectivite 60057\nwait 2500"},
    {"repère", "do SelectLandmark r2004-facebook\nwait 1500"},
    {"chiffres", "do SelectFigures 2019\nwait 1500"},
    {"bilan", "do ShowStatistics region count 0\nwait 1500"},
    {"comparaison", "do Compare 2017 2018 progress\nwait 2500"},
    {"recherche", "do OpenSearch\ndo TypeText mar\nwait 800"},
    {"ajout", "do OpenAdding\nwait 1000"},
    {"suggestions", "do ShowGuide\nwait 1500"},
    {"île", "do ExpandInset 974\nwait 2500"},
    {"visite", "do StartTour -\nwait 1500"},
    {"lecture", "do OpenReader\nwait 500"},
}};
constexpr const char* kReader = "lecture";
constexpr double kGraphicContrast = 3, kTextContrast = 4.5, kStrongContrast = 7, kLevelDifference = 15, kSmallPrintMm = 2.6;

/// What was measured, over all views, themes and formats.
struct Measured {
    double smallestText = 1e9, smallestLarge = 1e9, smallestTarget = 1e9, leastText = 21, leastStrong = 21, leastGraphic = 21, leastDifference = 1e9;
    int views = 0, texts = 0, graphics = 0;
    std::size_t stops = 0;
    std::vector<std::string> text, large, targets, contrast, strong, difference, traps, names, reach;
};

void add(std::vector<std::string>& to, const std::string& where, const std::vector<std::string>& faults) {
    for (const std::string& one : faults) to.push_back(where + " : " + one);
}

class Tour {
public:
    Tour(App& app, const AuditOptions& options, Measured& measured) : m_app(app), m_options(options), m(measured) {}

    bool onScreen(int width, int height, double mmPerPx, const std::string& format, Issues& issues) {
        m_app.dispatch(Resize{width, height, mmPerPx});
        auto run = harness::HeadlessRun::create(m_app, {{}, {}, m_options.gles, false, {}, {}});
        issues.insert(issues.end(), run.issues.begin(), run.issues.end());
        if (!run.value) return false;
        m_run = run.value->get();
        for (const Theme& theme : m_app.content().exhibition.themes)
            for (const View& view : kViews) look(view, theme, format + ", " + theme.id + ", " + view.name);
        seated(format);
        m_run = nullptr;
        return true;
    }

private:
    void carryOut(const std::string& steps) {
        const auto script = harness::parseScript(steps + "\n", "audit");
        if (script.value) m_run->run(*script.value, "audit");
    }

    void begin(const std::string& theme) { carryOut("do StartAttract\ndo Touched\ndo SelectYear 2018\ndo CloseSheet\ndo ShowAllFrance\ndo SetTheme " + theme + "\nwait 1200"); }

    void look(const View& view, const Theme& theme, const std::string& where) {
        begin(theme.id);
        carryOut(view.steps);
        const Picture picture = m_run->picture();
        const PictureView pixels{picture.width, picture.height, picture.rgba.data()};
        const Scene& scene = m_app.exactScene();
        const double mm = m_app.state().display.mmPerPx;
        ++m.views;
        if (view.name == std::string(kReader))
            add(m.large, where, smallTexts(scene, mm, legibleCapMm(m_options.distanceMm), true, m.smallestLarge));
        else
            add(m.text, where, smallTexts(scene, mm, kSmallPrintMm, false, m.smallestText));
        add(m.targets, where, smallTargets(scene, mm, m.smallestTarget));
        const bool strong = theme.id == "contraste";
        const ContrastLook contrast = contrastOn(scene, pixels, strong ? kStrongContrast : kTextContrast, kGraphicContrast);
        m.texts += contrast.texts;
        m.graphics += contrast.graphics;
        (strong ? m.leastStrong : m.leastText) = std::min(strong ? m.leastStrong : m.leastText, contrast.leastText);
        m.leastGraphic = std::min(m.leastGraphic, contrast.leastGraphic);
        add(strong ? m.strong : m.contrast, where, contrast.faults);
        std::size_t stops = 0;
        add(m.traps, where, keyTraps(scene, stops));
        m.stops += stops;
        add(m.names, where, unlabelled(scene));
        if (view.name == std::string("accueil")) levels(theme, pixels, where);
    }

    /// The levels as they are on the picture, two neighbours at a time, for every kind of eyes.
    void levels(const Theme& theme, const PictureView& pixels, const std::string& where) {
        static constexpr std::array<const char*, 5> kEyes{"vision courante", "protanopie", "deutéranopie", "tritanopie", "gris"};
        for (int level = 1; level <= kLevels; ++level)
            if (pixelsOf(pixels, theme.colour("level" + std::to_string(level))) < 10) m.difference.push_back(where + " : niveau " + std::to_string(level) + " absent de l’image");
        for (int level = 1; level < kLevels; ++level)
            for (std::size_t s = 0; s < kSights.size(); ++s) {
                const double apart = difference(theme.colour("level" + std::to_string(level)), theme.colour("level" + std::to_string(level + 1)), kSights[s]);
                m.leastDifference = std::min(m.leastDifference, apart);
                if (apart < kLevelDifference) m.difference.push_back(where + " : niveaux " + std::to_string(level) + " et " + std::to_string(level + 1) + ", " + kEyes[s] + " : " + inFrench(apart, 1));
            }
    }

    /// « En bas »: every control within reach.
    void seated(const std::string& format) {
        for (const View& view : kViews) {
            begin(m_app.content().exhibition.themes.front().id);
            carryOut(std::string("do SetSeated 1\n") + view.steps);
            add(m.reach, format + ", assis, " + view.name, outOfReach(m_app.scene(), m_app.state().display.mmPerPx, m_app.state().display.mountMm));
        }
    }

    App& m_app;
    const AuditOptions& m_options;
    Measured& m;
    harness::HeadlessRun* m_run = nullptr;
};

/// Pictures of the loop and of what changes most at once, twelve a second, small: a flash is as large as the screen.
FlashCount flashes(App& app, bool gles, bool& drawn) {
    constexpr double kPerS = 12;
    constexpr int kLoopPictures = 260, kPicturesEach = 14;
    FlashCount count(kPerS);
    const DisplayInfo before = app.state().display;
    app.dispatch(Resize{320, 180, 1.66});
    auto run = harness::HeadlessRun::create(app, {{}, {}, gles, false, {}, {}});
    drawn = run.value.has_value();
    const auto pass = [&](const std::string& step, int pictures) {
        const auto first = harness::parseScript(step + "\n", "audit"), wait = harness::parseScript("wait 83.333\n", "audit");
        (*run.value)->run(*first.value, "audit");
        for (int i = 0; i < pictures; ++i) {
            (*run.value)->run(*wait.value, "audit");
            const Picture picture = (*run.value)->picture();
            count.see({picture.width, picture.height, picture.rgba.data()});
        }
    };
    if (drawn) {
        pass("do StartAttract", kLoopPictures);
        for (const char* step : {"do Touched", "do SetTheme nuit", "do SetTheme jour", "do Compare 2010 2021 progress", "do LeaveComparison", "do ExpandInset 974", "do ShowAllFrance", "do OpenReader", "do CloseReader"}) pass(step, kPicturesEach);
        pass("do Play 1", 60);
    }
    app.dispatch(Resize{before.widthPx, before.heightPx, before.mmPerPx});
    return count;
}

std::vector<Verdict> verdictsOf(const Measured& m, const AuditOptions& o) {
    const std::string on = std::to_string(m.views) + " vues", least = inFrench(legibleCapMm(o.distanceMm), 1);
    std::vector<std::string> contrast = m.contrast;
    contrast.insert(contrast.end(), m.strong.begin(), m.strong.end());
    return {
        judged("EN 301 549 5.1.4", "M1", "capitales du mode grand (« Écouter et lire en grand »), œil à " + inFrench(o.distanceMm, 0) + " mm", inFrench(m.smallestLarge, 1) + " mm, au moins " + least, m.large),
        judged("WCAG 1.4.4", "M1", "capitales des autres vues, mentions légales à part", inFrench(m.smallestText, 1) + " mm, au moins " + inFrench(kSmallPrintMm, 1), m.text),
        judged("WCAG 2.5.5, 2.5.8", "M2", "plus petite cible ; au-dessous de 15 mm, 3 mm d’écart", inFrench(m.smallestTarget, 1) + " mm, au moins " + inFrench(kTargetMm, 0), m.targets),
        judged("WCAG 1.4.3", "M3", "contraste des textes, pixels autour des lettres, " + std::to_string(m.texts) + " textes de " + on, inFrench(m.leastText, 1) + " (au moins 4,5), thème contraste " + inFrench(m.leastStrong, 1) + " (au moins 7)", contrast),
        judged("WCAG 1.4.11", "M3", "contraste des signes de la carte, " + std::to_string(m.graphics) + " signes", inFrench(m.leastGraphic, 1) + ", au moins 3", m.leastGraphic < kGraphicContrast ? std::vector<std::string>{"un signe ne se détache pas"} : std::vector<std::string>{}),
        judged("EN 301 549 8.1.3, WCAG 1.4.1", "M4", "écart ΔE2000 entre niveaux voisins, vision courante, trois daltonismes, gris", inFrench(m.leastDifference, 1) + ", au moins 15", m.difference),
        judged("EN 301 549 5.1.6, WCAG 2.1.2, 2.4.3", "M6", "tout arrêt des touches mène à tous les autres", std::to_string(m.stops) + " arrêts de " + on, m.traps),
        judged("EN 301 549 5.1.3.6, WCAG 4.1.2", "M5", "éléments sans nom à dire", std::to_string(m.names.size()) + " sur " + on, m.names),
        judged("EN 301 549 8.3.2", "X4", "commandes hors de 0,90 à 1,30 m, « En bas »", std::to_string(m.reach.size()), m.reach),
    };
}

}  // namespace

std::vector<Verdict> auditOf(App& app, const AuditOptions& options, Issues& issues) {
    Measured measured;
    Tour tour(app, options, measured);
    const DisplayInfo display = app.state().display;
    const std::string wide = display.widthPx >= display.heightPx ? "paysage" : "portrait", tall = display.widthPx >= display.heightPx ? "portrait" : "paysage";
    if (!tour.onScreen(display.widthPx, display.heightPx, display.mmPerPx, wide, issues) || !tour.onScreen(display.heightPx, display.widthPx, display.mmPerPx, tall, issues)) return {};
    app.dispatch(Resize{display.widthPx, display.heightPx, display.mmPerPx});
    std::vector<Verdict> verdicts = verdictsOf(measured, options);
    bool drawn = false;
    const FlashCount count = flashes(app, options.gles, drawn);
    if (!drawn) return {};
    const bool calm = count.worst() <= kFlashesMost;
    verdicts.push_back(judged("WCAG 2.3.1", "M7", "éclairs dans la pire seconde de la boucle et des transitions, " + std::to_string(count.pictures()) + " images", inFrench(count.worst(), 1) + ", au plus 3",
                              calm ? std::vector<std::string>{} : std::vector<std::string>{"plus de trois éclairs en une seconde"}));
    for (Verdict& verdict : mannersOf(app)) verdicts.push_back(std::move(verdict));
    return verdicts;
}

}  // namespace arobase::audit
