#pragma once
// The one state: a plain value. Only update() changes it.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/adding.h"
#include "app/map_slots.h"
#include "app/name_places.h"
#include "app/reader_state.h"
#include "app/staff.h"
#include "app/visit.h"
#include "data/exhibition.h"
#include "render/frise/frise_layout.h"
#include "render/map/globe_view.h"
#include "render/map/map_view.h"
#include "render/vec.h"

namespace arobase {

struct DisplayInfo {
    int widthPx = 1920;
    int heightPx = 1080;
    double mmPerPx = 0.28;
    double mountMm = 900;  ///< the picture's lower edge above the floor
    bool operator==(const DisplayInfo&) const = default;
};

/// Annual: the map of an edition as a page, without interface. FrisePage: the whole frise as a page.
enum class ScreenId : unsigned char { Attract, Explore, Annual, FrisePage };
inline bool isPage(ScreenId screen) { return screen == ScreenId::Annual || screen == ScreenId::FrisePage; }

/// Guide: where one may go next; Recap: what the visitor has explored.
enum class SelectionKind : unsigned char {
    None, Collectivite, Place, Departement, Landmark, Figures, Badge, Statistics, Epci, Region, Comparison, Decades, Contributed, Guide, Recap
};

/// What the sheet or the card shows. `id` is a code, a landmark's id (of the exhibition or of a visitor), a year, "lane from to page" for a badge, or the
/// unit, measure and page of statistics (statistics_view.h).
struct Selection {
    SelectionKind kind = SelectionKind::None;
    std::string id;
    bool operator==(const Selection&) const = default;
};

/// Who stands at the left of a wide screen while somebody else stands at the right (visit.h): a sheet of their own.
struct LeftVisitor {
    Selection selection, leaving;
    bool sheetWasOpen = false;
    double selectionSinceS = -1e9;
    bool operator==(const LeftVisitor&) const = default;
};

/// A flight under way; `toHome`: lands on "no camera", the fitted view.
struct MapMotion {
    MapCamera from, to;
    bool toHome = false;
    double startS = 0;
    double durationS = 0;
    bool operator==(const MapMotion&) const = default;
};

struct MapState {
    std::optional<MapCamera> camera;  ///< none: what the slot shows, fitted to its room
    std::optional<MapMotion> motion;
    Vec2 flingPxPerS;
    bool operator==(const MapState&) const = default;
};

struct FriseMotion {
    FriseRange from, to;
    double startS = 0;
    double durationS = 0;
    bool operator==(const FriseMotion&) const = default;
};

struct FriseState {
    std::optional<FriseRange> range;  ///< none: everything, 1999 → today
    std::optional<FriseMotion> motion;
    float flingPxPerS = 0;
    unsigned hiddenTracks = 0;        ///< bit n: the landmarks of track n are not shown
    bool operator==(const FriseState&) const = default;
};

/// As MapMotion; `toHome`: lands on "no camera".
struct GlobeMotion {
    GlobeCamera from, to;
    bool toHome = false;
    double startS = 0;
    double durationS = 0;
    bool operator==(const GlobeMotion&) const = default;
};

/// A territory that left its inset for the globe (see app/globe.h).
struct GlobeState {
    int territory = 0;     ///< 0: no globe
    bool leaving = false;  ///< on its way back
    double sinceS = -1e9;  ///< when it set out
    double fromShare = 0;  ///< of the way, that was done then
    std::optional<GlobeCamera> camera;  ///< none: the whole earth, the territory in the middle
    std::optional<GlobeMotion> motion;
    bool operator==(const GlobeState&) const = default;
};

/// How two editions are shown: what became of each collectivité; under a divider that a finger drags; as two maps with one
/// camera; or all editions at once.
enum class CompareMode : unsigned char { Progress, Swipe, Beside, Multiples };

/// Two editions that are compared; the later one is State::year too.
struct CompareState {
    int from = 0, to = 0;  ///< 0: none
    CompareMode mode = CompareMode::Progress;
    unsigned hidden = 0;   ///< bit n: collectivités of Progress n are left out of the map
    float divider = 0.5f;  ///< of the swipe, share of its way from left to right
    double scrollMm = 0;   ///< of the list
    float flingPxPerS = 0; ///< of the list, downwards
    bool on() const { return from != 0; }
    /// A map or two with an edition each.
    bool swipe() const { return on() && mode == CompareMode::Swipe; }
    bool beside() const { return on() && mode == CompareMode::Beside; }
    bool multiples() const { return on() && mode == CompareMode::Multiples; }
    bool progress() const { return on() && mode == CompareMode::Progress; }
    bool operator==(const CompareState&) const = default;
};

std::string_view compareModeName(CompareMode mode);  ///< "progress", "swipe", "beside", "multiples"
std::optional<CompareMode> compareModeByName(std::string_view name);

/// The years pass by themselves.
struct PlayState {
    bool on = false;
    double nextS = 0;  ///< when the next edition is due
    bool operator==(const PlayState&) const = default;
};

/// A place to come back to.
struct ViewMemory {
    Selection selection;
    std::vector<Selection> also;
    int expanded = 0;
    int year = 0;
    CompareState compare;
    std::array<std::optional<MapCamera>, kMapSlots> cameras;
    std::optional<FriseRange> frise;
    bool operator==(const ViewMemory&) const = default;
};

/// Position in a cue file; `index` −1: not on stage.
struct StageState {
    int index = -1;
    bool black = false;
    double cueStartS = 0;
    bool operator==(const StageState&) const = default;
};

/// A guided visit under way. Whatever a visitor does to the frise or the map holds it; its own buttons go on, back and away.
struct TourState {
    std::string id;          ///< empty: none
    int step = 0;
    bool paused = false;
    double spentS = 0;       ///< on the step
    double sinceS = -1e9;    ///< when it began or ended: its words make room for themselves
    bool on() const { return !id.empty(); }
    bool playing() const { return on() && !paused; }
    bool operator==(const TourState&) const = default;
};

/// How it is written and drawn.
struct Settings {
    std::string language = "fr";
    std::string theme = "jour";
    bool reducedMotion = false;
    bool seated = false;  ///< every control comes down to where one reaches it from a wheelchair
    bool operator==(const Settings&) const = default;
};

/// The search panel: what is typed, or what is chosen step by step without a keyboard.
struct SearchState {
    bool open = false;
    std::string query;
    int chosen = 0;           ///< result that the arrow keys have marked
    std::string region;       ///< of which the départements are shown; empty: the territories
    std::string departement;  ///< of which the communes are shown
    int stretch = -1;         ///< of its alphabet; −1: the stretches are shown
    int page = 0;             ///< of buttons
    bool operator==(const SearchState&) const = default;
};

struct State {
    DisplayInfo display;
    ScreenId screen = ScreenId::Explore;
    Settings settings;                ///< the visitor's, now
    Settings house;                   ///< what a visit begins with
    double clockS = 0;
    double lastInputS = 0;
    bool armed = false;               ///< somebody touched: the visit will end by itself
    double idleS = 0;                 ///< seconds without input before the attract loop; 0: never
    double attractS = 0;              ///< when the attract loop began
    int year = 2018;
    std::array<MapState, kMapSlots> maps;
    unsigned hiddenLevels = 0;        ///< bit n: awards of level n (0: unknown) are left out of the map
    bool mentionsOnly = false;        ///< awards without a mention are left out of the map
    int expanded = kMainMap;          ///< slot shown large; the main map when no inset is
    int leavingExpanded = 0;          ///< the one that is shrinking back
    double expandedSinceS = -1e9;
    InsetPlaces insets;               ///< where staff put the insets
    std::vector<InsetPlaces> insetsBefore;  ///< for undoing, oldest first
    bool arranging = false;           ///< staff move and resize the insets with their fingers
    NamePlaces names;                 ///< where staff want names to stand
    NameArranging naming;
    GlobeState globe;
    CompareState compare;
    PlayState play;
    FriseState frise;
    Selection selection;
    std::vector<Selection> also;      ///< what the same tap may have meant as well, the nearest first
    Selection leaving;                ///< what the closing sheet still shows
    bool sheetWasOpen = false;        ///< before the last change of selection
    double selectionSinceS = -1e9;
    SearchState search;
    KeyboardState keys;               ///< the one on the screen
    AddState add;                     ///< the visitor's own landmark; gone with the visit
    std::vector<ContributedLandmark> contributed;  ///< of visitors, approved by staff, by id
    std::vector<std::string> hiddenImages;  ///< landmarks whose picture cannot be shown, sorted
    int former = -1;                  ///< spell of the history by whose name the selection was found; −1: by its own
    std::vector<ViewMemory> back;     ///< for « Retour », oldest first
    StageState stage;
    TourState tour;
    BoothState booth;                 ///< what staff and the schedule make of it; outlives every visit
    std::vector<Ripple> ripples;      ///< where fingers landed just now, oldest first
    HintState hints;
    CleaningState cleaning;
    ReaderState reader;               ///< what is read aloud, in large letters
    std::vector<Selection> explored;  ///< of this visit, in its order, each once
    std::string focus;                ///< node that the keys have reached; empty: keys have their own meanings
    std::array<LastTouch, 2> touches; ///< of the visitor at the right (or the only one) and of the one at the left
    LeftVisitor left;
    std::string themeBefore;          ///< what the picture fades from
    double themeSinceS = -1e9;
    bool operator==(const State&) const = default;

    /// The loop is a night map that lights up; the visit is in the visitor's theme.
    const std::string& themeShown() const;
    Language language() const { return languageByCode(settings.language).value_or(Language::French); }
    bool english() const { return language() == Language::English; }
    float pxPerMm() const { return static_cast<float>(1 / display.mmPerPx); }
};

/// 0 `themeBefore` … 1 `themeShown()`, eased.
float themeShare(const State& state);
/// 0 closed … 1 open, eased.
float sheetShare(const State& state);
/// The same for the sheet of the visitor at the left.
float leftSheetShare(const State& state);
/// 0 … 1 while the words of a tour are there, eased.
float tourShare(const State& state);
/// 0 in its card … 1 large, eased, for an inset.
float expandedShare(const State& state, int slot);
/// True while something on the screen moves by itself.
bool animating(const State& state);

double easeOut(double share);
double easeInOut(double share);

}  // namespace arobase
