#pragma once
// Everything that can happen. Panels, gestures, keys, cues and the idle policy all speak Action; each is one line of text,
// "Name field field …", so a file of lines is a test, a bug report, a rehearsal and a recording. In a text a blank is written "\\s", an empty one "-".
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>

namespace arobase {

#define AROBASE_ACTION(Name, ...)                     \
    static constexpr std::string_view kName = #Name;  \
    auto fields() { return std::tie(__VA_ARGS__); }   \
    auto fields() const { return std::tie(__VA_ARGS__); } \
    bool operator==(const Name&) const = default

/// Time passes. The only source of time.
struct Tick { double seconds = 0; AROBASE_ACTION(Tick, seconds); };
struct Resize { int widthPx = 0, heightPx = 0; double mmPerPx = 0; AROBASE_ACTION(Resize, widthPx, heightPx, mmPerPx); };
/// Someone is there: leaves the attract loop, rearms the idle clock.
struct Touched { AROBASE_ACTION(Touched); };
struct StartAttract { AROBASE_ACTION(StartAttract); };
struct ShowAnnualMap { AROBASE_ACTION(ShowAnnualMap); };
struct ShowFrisePage { AROBASE_ACTION(ShowFrisePage); };
struct SetIdle { double seconds = 0; AROBASE_ACTION(SetIdle, seconds); };

struct SelectYear { int year = 0; AROBASE_ACTION(SelectYear, year); };
/// To the next (+1) or previous (−1) edition.
struct StepEdition { int by = 1; AROBASE_ACTION(StepEdition, by); };

/// The editions one after the other by themselves; a touch stops them.
struct Play { int on = 1; AROBASE_ACTION(Play, on); };

/// Compares two editions, as "progress", "swipe", "beside" or "multiples". 0 0: the one that is shown and the one before it.
struct Compare { int from = 0, to = 0; std::string mode; AROBASE_ACTION(Compare, from, to, mode); };
/// The earlier (0) or the later (1) of them to the next or previous edition; they never meet.
struct StepCompared { int side = 0, by = 1; AROBASE_ACTION(StepCompared, side, by); };
struct LeaveComparison { AROBASE_ACTION(LeaveComparison); };
/// The divider of the swipe is dragged to that x.
struct DragDivider { float x = 0; AROBASE_ACTION(DragDivider, x); };
/// The legend of a comparison filters too: shows or leaves out what has that progress (data/comparison.h names them).
struct ToggleProgress { std::string progress; AROBASE_ACTION(ToggleProgress, progress); };
/// The list of a comparison follows a finger.
struct ScrollList { float dy = 0; AROBASE_ACTION(ScrollList, dy); };
/// It goes on by itself when a finger leaves it at that speed, px/s; 0 stops it.
struct FlingList { float vy = 0; AROBASE_ACTION(FlingList, vy); };

/// Maps are named by their code ("FR", "971", "IDF": see map_slots.h). Pixels are framebuffer px.
struct PanMap { std::string territory; float dx = 0, dy = 0; AROBASE_ACTION(PanMap, territory, dx, dy); };
struct ZoomMapAbout { std::string territory; float x = 0, y = 0, factor = 1; AROBASE_ACTION(ZoomMapAbout, territory, x, y, factor); };
struct FlingMap { std::string territory; float vx = 0, vy = 0; AROBASE_ACTION(FlingMap, territory, vx, vy); };
struct StopMap { std::string territory; AROBASE_ACTION(StopMap, territory); };
struct TapMap { std::string territory; float x = 0, y = 0; AROBASE_ACTION(TapMap, territory, x, y); };
/// Zoom buttons: about the middle of the territory shown large.
struct StepZoom { int by = 1; AROBASE_ACTION(StepZoom, by); };
struct FlyTo { double lon = 0, lat = 0, metresPerPx = 0; std::string territory; AROBASE_ACTION(FlyTo, lon, lat, metresPerPx, territory); };
/// The legend filters: shows or leaves out a level (0: unknown), or all that has no mention.
struct ToggleLevel { int level = 0; AROBASE_ACTION(ToggleLevel, level); };
struct ToggleMentions { AROBASE_ACTION(ToggleMentions); };
/// Every map at home, everything shown.
struct ShowAllFrance { AROBASE_ACTION(ShowAllFrance); };
/// Staff arrange the insets: from now on a drag moves them instead of what they show.
struct ArrangeInsets { int on = 0; AROBASE_ACTION(ArrangeInsets, on); };
struct MoveInset { std::string territory; float dx = 0, dy = 0; AROBASE_ACTION(MoveInset, territory, dx, dy); };
/// By its lower right corner.
struct ResizeInset { std::string territory; float dx = 0, dy = 0; AROBASE_ACTION(ResizeInset, territory, dx, dy); };
/// The present places can be come back to.
struct KeepInsets { AROBASE_ACTION(KeepInsets); };
struct UndoInsets { AROBASE_ACTION(UndoInsets); };
/// All of them to where the layout has them.
struct ResetInsets { AROBASE_ACTION(ResetInsets); };
/// Staff arrange the names: from now on a drag that begins on a name moves it. Their decisions are for the present format, and
/// for the present edition or, `everyYear`, for all.
struct ArrangeNames { int on = 0, everyYear = 0; AROBASE_ACTION(ArrangeNames, on, everyYear); };
struct ChooseName { std::string code; AROBASE_ACTION(ChooseName, code); };
/// A finger is on the name of that collectivité, whose middle is there, mm from the middle of its mark; and lets it go.
struct GrabName { std::string code; float xMm = 0, yMm = 0; AROBASE_ACTION(GrabName, code, xMm, yMm); };
struct DragName { float dx = 0, dy = 0; AROBASE_ACTION(DragName, dx, dy); };
struct DropName { AROBASE_ACTION(DropName); };
/// Places it there, mm from its mark; on a side of it ("right", "above-left" …); nowhere; whatever it costs.
struct PlaceName { std::string code; float xMm = 0, yMm = 0; AROBASE_ACTION(PlaceName, code, xMm, yMm); };
struct SetNameSide { std::string code, side; AROBASE_ACTION(SetNameSide, code, side); };
struct HideName { std::string code; int on = 0; AROBASE_ACTION(HideName, code, on); };
struct InsistOnName { std::string code; int on = 0; AROBASE_ACTION(InsistOnName, code, on); };
/// As the program places it.
struct ResetName { std::string code; AROBASE_ACTION(ResetName, code); };
struct UndoNames { AROBASE_ACTION(UndoNames); };
struct RedoNames { AROBASE_ACTION(RedoNames); };
/// The inset's territory travels to its place on the globe; on the globe already, the globe turns to another.
struct ShowOnGlobe { std::string territory; AROBASE_ACTION(ShowOnGlobe, territory); };
/// It comes back into its inset.
struct LeaveGlobe { AROBASE_ACTION(LeaveGlobe); };
/// The ground under the first point comes under the second.
struct TurnGlobe { float fromX = 0, fromY = 0, toX = 0, toY = 0; AROBASE_ACTION(TurnGlobe, fromX, fromY, toX, toY); };
struct ZoomGlobeAbout { float x = 0, y = 0, factor = 1; AROBASE_ACTION(ZoomGlobeAbout, x, y, factor); };
struct ExpandInset { std::string territory; AROBASE_ACTION(ExpandInset, territory); };

struct PanFrise { float dx = 0; AROBASE_ACTION(PanFrise, dx); };
struct ZoomFriseAbout { float x = 0, factor = 1; AROBASE_ACTION(ZoomFriseAbout, x, factor); };
struct FlingFrise { float vx = 0; AROBASE_ACTION(FlingFrise, vx); };
/// The cursor is dragged to that x.
struct DragCursor { float x = 0; AROBASE_ACTION(DragCursor, x); };
struct ShowFrise { double from = 0, to = 0; AROBASE_ACTION(ShowFrise, from, to); };
/// « 1999–2019 »: the range that the exhibition names.
struct ShowAllFrise { AROBASE_ACTION(ShowAllFrise); };

struct SelectCollectivite { std::string code; AROBASE_ACTION(SelectCollectivite, code); };
/// Any commune of the gazetteer, labelled or not.
struct SelectPlace { std::string code; AROBASE_ACTION(SelectPlace, code); };
struct SelectDepartement { std::string code; AROBASE_ACTION(SelectDepartement, code); };
struct SelectLandmark { std::string id; AROBASE_ACTION(SelectLandmark, id); };
struct SelectFigures { int year = 0; AROBASE_ACTION(SelectFigures, year); };
/// The landmarks of a lane that meet those years, `page` by page.
struct OpenBadge { int lane = 0; double from = 0, to = 0; int page = 0; AROBASE_ACTION(OpenBadge, lane, from, to, page); };
/// The key figures of all their years beside one another.
struct ShowDecades { AROBASE_ACTION(ShowDecades); };
/// Shows or hides a track of the frise.
struct ToggleTrack { int track = 0; AROBASE_ACTION(ToggleTrack, track); };
/// The window on the overview is dragged by so many px.
struct DragOverview { float dx = 0; AROBASE_ACTION(DragOverview, dx); };
/// To the next (+1) or previous (−1) ten years.
struct StepDecade { int by = 1; AROBASE_ACTION(StepDecade, by); };
/// Opens the statistics: by "region", "departement" or "epci", of "count", "rate" or "mean"; `page` of the list, from 0.
struct ShowStatistics { std::string unit, measure; int page = 0; AROBASE_ACTION(ShowStatistics, unit, measure, page); };
struct CloseSheet { AROBASE_ACTION(CloseSheet); };
struct Back { AROBASE_ACTION(Back); };

/// The search panel. Letters go to its field while it is open; what was typed before is gone when it opens.
struct OpenSearch { AROBASE_ACTION(OpenSearch); };
struct CloseSearch { AROBASE_ACTION(CloseSearch); };
struct TypeText { std::string text; AROBASE_ACTION(TypeText, text); };
/// The last letter.
struct EraseText { AROBASE_ACTION(EraseText); };
/// Marks another result, and takes the marked one.
struct MoveChoice { int by = 1; AROBASE_ACTION(MoveChoice, by); };
struct TakeChoice { AROBASE_ACTION(TakeChoice); };
/// Without a keyboard: the départements of a région, the stretches of a département's alphabet (−1: none yet), their communes.
/// `page` of the buttons where they are too many for one.
struct Browse { std::string region, departement; int stretch = -1, page = 0; AROBASE_ACTION(Browse, region, departement, stretch, page); };
/// Goes to a result: its kind (finding.h), its code or id, and the spell of the history that names it (−1: its own name).
struct ShowFound { std::string kind, code; int former = -1; AROBASE_ACTION(ShowFound, kind, code, former); };

/// The keyboard on the screen: capitals (twice: for good), the other order of letters, « ^ » and « ¨ » that wait for their letter,
/// the variants of a key that is held, and the erasing key held or let go.
struct PressShift { AROBASE_ACTION(PressShift); };
struct SwapKeys { AROBASE_ACTION(SwapKeys); };
struct PressDead { std::string mark; AROBASE_ACTION(PressDead, mark); };
struct ShowVariants { std::string key; AROBASE_ACTION(ShowVariants, key); };
struct HoldErase { int on = 0; AROBASE_ACTION(HoldErase, on); };

/// « Ajouter mon repère » (adding.h): the draft, step by step. CloseAdding gives it up, or leaves the search for a commune, or the « merci ».
struct OpenAdding { AROBASE_ACTION(OpenAdding); };
struct CloseAdding { AROBASE_ACTION(CloseAdding); };
struct SetDraftYear { int year = 0; AROBASE_ACTION(SetDraftYear, year); };
struct StepDraftYear { int by = 1; AROBASE_ACTION(StepDraftYear, by); };
/// The wheel of years follows a finger, and comes to rest on a year.
struct DragDraftYear { float dx = 0; AROBASE_ACTION(DragDraftYear, dx); };
struct RestWheel { AROBASE_ACTION(RestWheel); };
struct SetDraftTrack { std::string track; AROBASE_ACTION(SetDraftTrack, track); };
struct FindDraftCommune { AROBASE_ACTION(FindDraftCommune); };
/// Insee code; empty: none after all.
struct SetDraftCommune { std::string code; AROBASE_ACTION(SetDraftCommune, code); };
struct UndoDraft { AROBASE_ACTION(UndoDraft); };
/// Asks for the draft to be kept. What became of it comes from outside: the six words, or that it could not be kept.
struct PublishDraft { AROBASE_ACTION(PublishDraft); };
/// `id`: by which the frise will know it once it is approved; empty where nothing is kept.
struct LandmarkKept { int request = 0; std::string code, id; AROBASE_ACTION(LandmarkKept, request, code, id); };
struct LandmarkLost { int request = 0; AROBASE_ACTION(LandmarkLost, request); };
/// A visitor's landmark that staff approved is on the frise from now on, or no longer.
struct ShowContributed { std::string id; int year = 0; std::string track, text, commune; AROBASE_ACTION(ShowContributed, id, year, track, text, commune); };
struct HideContributed { std::string id; AROBASE_ACTION(HideContributed, id); };
struct SelectContributed { std::string id; AROBASE_ACTION(SelectContributed, id); };

/// A guided visit (tour.h): the one of that id, the first one where it is empty.
struct StartTour { std::string id; AROBASE_ACTION(StartTour, id); };
/// Goes on (0) from what its present step shows, whatever was looked at meanwhile.
struct PauseTour { int on = 1; AROBASE_ACTION(PauseTour, on); };
struct StepTour { int by = 1; AROBASE_ACTION(StepTour, by); };
struct StopTour { AROBASE_ACTION(StopTour); };

/// A finger landed there: it is answered at once with a ring.
struct PressAt { float x = 0, y = 0; AROBASE_ACTION(PressAt, x, y); };
/// What the visitor at the left of a wide screen does, as the line of its action.
struct ForLeft { std::string action; AROBASE_ACTION(ForLeft, action); };
/// Where one may go from here; what was explored in this visit.
struct ShowGuide { AROBASE_ACTION(ShowGuide); };
struct ShowRecap { AROBASE_ACTION(ShowRecap); };
/// Keys have reached that node; empty: they have their own meanings again.
struct Focus { std::string node; AROBASE_ACTION(Focus, node); };
/// Staff wipe the screen: it does not answer for half a minute, or until a finger has held its button for three seconds.
struct StartCleaning { AROBASE_ACTION(StartCleaning); };
struct HoldCleaning { int on = 0; AROBASE_ACTION(HoldCleaning, on); };

/// Reading aloud (reader_state.h): the five keys are back, on, take, louder and softer. Plugging headphones in begins it, and unplugging ends it.
struct OpenReader { AROBASE_ACTION(OpenReader); };
struct CloseReader { AROBASE_ACTION(CloseReader); };
struct ReadOn { int by = 1; AROBASE_ACTION(ReadOn, by); };
/// Opens what the entry stands for, or says it again.
struct TakeRead { AROBASE_ACTION(TakeRead); };
struct StepVolume { int by = 1; AROBASE_ACTION(StepVolume, by); };
struct PlugHeadphones { int on = 0; AROBASE_ACTION(PlugHeadphones, on); };
/// The test card's sound: "left", "right"; empty: none.
struct PlayTestSound { std::string side; AROBASE_ACTION(PlayTestSound, side); };

/// The picture of that landmark turned out to be one that cannot be shown: its card goes without.
struct HideImage { std::string landmark; AROBASE_ACTION(HideImage, landmark); };

struct SetLanguage { std::string language; AROBASE_ACTION(SetLanguage, language); };
struct SetTheme { std::string theme; AROBASE_ACTION(SetTheme, theme); };
struct SetReducedMotion { int on = 0; AROBASE_ACTION(SetReducedMotion, on); };
/// Every control comes down to where one reaches it seated; the picture's lower edge is so many mm above the floor.
struct SetSeated { int on = 0; AROBASE_ACTION(SetSeated, on); };
struct SetMount { double mm = 0; AROBASE_ACTION(SetMount, mm); };
/// From now on every visit begins with the language, theme and motion of this moment.
struct KeepSettings { AROBASE_ACTION(KeepSettings); };

/// Stage: to that cue (−1: leave the stage); its own effects are separate actions sent with it.
struct GoToCue { int index = 0; AROBASE_ACTION(GoToCue, index); };
struct SetBlack { int on = 0; AROBASE_ACTION(SetBlack, on); };

/// Staff (staff.h): two corners were held or a key file was plugged in; a PIN, digit by digit; what the desk says of it.
struct KnockStaff { int withKey = 0; AROBASE_ACTION(KnockStaff, withKey); };
struct PressPin { std::string digit; AROBASE_ACTION(PressPin, digit); };
struct ErasePin { AROBASE_ACTION(ErasePin); };
struct EnterPin { AROBASE_ACTION(EnterPin); };
struct AdmitStaff { int request = 0; AROBASE_ACTION(AdmitStaff, request); };
struct RefusePin { int request = 0; AROBASE_ACTION(RefusePin, request); };
/// What outlives the program of the lock on the PIN: how many were refused, and for how many seconds none is taken.
struct RestoreLock { int wrong = 0; double seconds = 0; AROBASE_ACTION(RestoreLock, wrong, seconds); };
struct LeaveStaff { AROBASE_ACTION(LeaveStaff); };
struct ShowTestCard { int on = 1; AROBASE_ACTION(ShowTestCard, on); };
/// "restart" or "stop": what staff want of the program; only from their panel.
struct AskProgram { std::string wish; AROBASE_ACTION(AskProgram, wish); };
/// "interactive", "attract", "stage", "sleep": the schedule's.
struct SetBoothMode { std::string mode; AROBASE_ACTION(SetBoothMode, mode); };
/// Something that staff should look at began, or is over.
struct SetTrouble { std::string name; int on = 1; AROBASE_ACTION(SetTrouble, name, on); };

#undef AROBASE_ACTION

using AnyAction = std::variant<Tick, Resize, Touched, StartAttract, ShowAnnualMap, ShowFrisePage, SetIdle, SelectYear, StepEdition, PanMap, ZoomMapAbout, FlingMap,
                            StopMap, TapMap, StepZoom, FlyTo, ToggleLevel, ToggleMentions, ShowAllFrance, ExpandInset, ArrangeInsets,
                            MoveInset, ResizeInset, KeepInsets, UndoInsets, ResetInsets, PanFrise, ZoomFriseAbout, FlingFrise,
                            DragCursor, ShowFrise, ShowAllFrise, SelectCollectivite, SelectPlace, SelectDepartement, SelectLandmark,
                            SelectFigures, OpenBadge, ShowDecades, ToggleTrack, DragOverview, StepDecade, ShowStatistics, CloseSheet, Back,
                            OpenSearch, CloseSearch, TypeText, EraseText, MoveChoice, TakeChoice, Browse, ShowFound, SetLanguage, SetTheme, SetReducedMotion, KeepSettings, GoToCue,
                             SetBlack, ShowOnGlobe, LeaveGlobe, TurnGlobe, ZoomGlobeAbout, Play, Compare, StepCompared, LeaveComparison, DragDivider,
                             ToggleProgress, ScrollList, FlingList, ArrangeNames, ChooseName, GrabName, DragName, DropName, PlaceName, SetNameSide, HideName,
                             InsistOnName, ResetName, UndoNames, RedoNames, PressShift, SwapKeys, PressDead, ShowVariants, HoldErase, OpenAdding,
                             CloseAdding, SetDraftYear, StepDraftYear, DragDraftYear, RestWheel, SetDraftTrack, FindDraftCommune, SetDraftCommune, UndoDraft,
                             PublishDraft, LandmarkKept, LandmarkLost, ShowContributed, HideContributed, SelectContributed, StartTour,
                            PauseTour, StepTour, StopTour, HideImage, PressAt, ForLeft, ShowGuide, ShowRecap, Focus, StartCleaning, HoldCleaning,
                            SetSeated, SetMount, KnockStaff, PressPin, ErasePin, EnterPin, AdmitStaff, RefusePin, RestoreLock, LeaveStaff,
                            ShowTestCard, AskProgram, SetBoothMode, SetTrouble, OpenReader, CloseReader, ReadOn, TakeRead, StepVolume, PlugHeadphones, PlayTestSound>;

/// One of them: std::visit, std::get_if and std::holds_alternative take it as they take its base. Copied and moved out of line: for so many kinds that is
/// seconds of compilation in each of the hundreds of files that hold a list of actions.
struct Action : AnyAction {
    using AnyAction::AnyAction;
    Action() = default;
    Action(const Action& other);
    Action(Action&& other) noexcept;
    Action& operator=(const Action& other);
    Action& operator=(Action&& other) noexcept;
    ~Action();
};

/// One line, no newline; parseAction() gives the same action back, bit for bit.
std::string toText(const Action& action);
/// nullopt for an unknown name, a missing or extra field, or a field that is not finite or not a number.
std::optional<Action> parseAction(std::string_view line);

}  // namespace arobase
