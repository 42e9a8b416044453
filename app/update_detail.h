#pragma once
// Pieces of update() that its files share. Not for other callers.
#include "app/tour.h"
#include "app/update.h"

namespace arobase::detail {

void applyAny(const Content& content, State& state, const Action& action);
void remember(const Content& content, State& state);
void select(const Content& content, State& state, Selection selection);
/// Without a step for « Retour ».
void setSelection(State& state, Selection selection);
void expand(State& state, int slot);
/// `target` none: home.
void flyMap(const Content& content, State& state, int slot, std::optional<MapCamera> target);
void flyFrise(const Content& content, State& state, FriseRange target);
/// Moves the frise so that the year's column can be seen.
void revealYear(const Content& content, State& state);
void bringIntoView(const Content& content, State& state, int slot, WorldPoint at);

void advanceMaps(const Content& content, State& state, double seconds);
void advanceGlobe(State& state);
/// The zoom buttons, while the globe is there; false when it is not.
bool stepGlobe(const Content& content, State& state, int by);
void advanceFrise(const Content& content, State& state, double seconds);
/// What the attract loop shows at the state's clock.
void attract(const Content& content, State& state);

void apply(const Content&, State&, const PanMap&);
void apply(const Content&, State&, const ZoomMapAbout&);
void apply(const Content&, State&, const FlingMap&);
void apply(const Content&, State&, const StopMap&);
void apply(const Content&, State&, const TapMap&);
void apply(const Content&, State&, const StepZoom&);
void apply(const Content&, State&, const FlyTo&);
void apply(const Content&, State&, const ToggleLevel&);
void apply(const Content&, State&, const ToggleMentions&);
void apply(const Content&, State&, const ShowAllFrance&);
void apply(const Content&, State&, const ExpandInset&);

void apply(const Content&, State&, const OpenSearch&);
void apply(const Content&, State&, const CloseSearch&);
void apply(const Content&, State&, const TypeText&);
void apply(const Content&, State&, const EraseText&);
void apply(const Content&, State&, const MoveChoice&);
void apply(const Content&, State&, const TakeChoice&);
void apply(const Content&, State&, const Browse&);
void apply(const Content&, State&, const ShowFound&);

void apply(const Content&, State&, const PressShift&);
void apply(const Content&, State&, const SwapKeys&);
void apply(const Content&, State&, const PressDead&);
void apply(const Content&, State&, const ShowVariants&);
void apply(const Content&, State&, const HoldErase&);
void apply(const Content&, State&, const OpenAdding&);
void apply(const Content&, State&, const CloseAdding&);
void apply(const Content&, State&, const SetDraftYear&);
void apply(const Content&, State&, const StepDraftYear&);
void apply(const Content&, State&, const DragDraftYear&);
void apply(const Content&, State&, const RestWheel&);
void apply(const Content&, State&, const SetDraftTrack&);
void apply(const Content&, State&, const FindDraftCommune&);
void apply(const Content&, State&, const SetDraftCommune&);
void apply(const Content&, State&, const UndoDraft&);
void apply(const Content&, State&, const PublishDraft&);
void apply(const Content&, State&, const LandmarkKept&);
void apply(const Content&, State&, const LandmarkLost&);
void apply(const Content&, State&, const ShowContributed&);
void apply(const Content&, State&, const HideContributed&);
void apply(const Content&, State&, const SelectContributed&);
/// The frise's cursor is a wheel of years too: the draft goes along with the year.
void keepDraftYear(State& state);
/// The erasing key that is held.
void advanceKeys(State& state);

void apply(const Content&, State&, const ArrangeInsets&);
void apply(const Content&, State&, const MoveInset&);
void apply(const Content&, State&, const ResizeInset&);
void apply(const Content&, State&, const KeepInsets&);
void apply(const Content&, State&, const UndoInsets&);
void apply(const Content&, State&, const ResetInsets&);

void apply(const Content&, State&, const ArrangeNames&);
void apply(const Content&, State&, const ChooseName&);
void apply(const Content&, State&, const GrabName&);
void apply(const Content&, State&, const DragName&);
void apply(const Content&, State&, const DropName&);
void apply(const Content&, State&, const PlaceName&);
void apply(const Content&, State&, const SetNameSide&);
void apply(const Content&, State&, const HideName&);
void apply(const Content&, State&, const InsistOnName&);
void apply(const Content&, State&, const ResetName&);
void apply(const Content&, State&, const UndoNames&);
void apply(const Content&, State&, const RedoNames&);

void apply(const Content&, State&, const ShowOnGlobe&);
void apply(const Content&, State&, const LeaveGlobe&);
void apply(const Content&, State&, const TurnGlobe&);
void apply(const Content&, State&, const ZoomGlobeAbout&);

void apply(const Content&, State&, const PanFrise&);
void apply(const Content&, State&, const ZoomFriseAbout&);
void apply(const Content&, State&, const FlingFrise&);
void apply(const Content&, State&, const DragCursor&);
void apply(const Content&, State&, const ShowFrise&);
void apply(const Content&, State&, const ShowAllFrise&);
void apply(const Content&, State&, const ToggleTrack&);
void apply(const Content&, State&, const DragOverview&);
void apply(const Content&, State&, const StepDecade&);
void apply(const Content&, State&, const OpenBadge&);
void apply(const Content&, State&, const ShowDecades&);
void apply(const Content&, State&, const SelectYear&);
void apply(const Content&, State&, const StepEdition&);

void apply(const Content&, State&, const Play&);
void apply(const Content&, State&, const Compare&);
void apply(const Content&, State&, const StepCompared&);
void apply(const Content&, State&, const LeaveComparison&);
void apply(const Content&, State&, const DragDivider&);
void apply(const Content&, State&, const ToggleProgress&);
void apply(const Content&, State&, const ScrollList&);
void apply(const Content&, State&, const FlingList&);
void apply(const Content&, State&, const HideImage&);
void apply(const Content&, State&, const KnockStaff&);
void apply(const Content&, State&, const PressPin&);
void apply(const Content&, State&, const ErasePin&);
void apply(const Content&, State&, const EnterPin&);
void apply(const Content&, State&, const AdmitStaff&);
void apply(const Content&, State&, const RefusePin&);
void apply(const Content&, State&, const RestoreLock&);
void apply(const Content&, State&, const LeaveStaff&);
void apply(const Content&, State&, const ShowTestCard&);
void apply(const Content&, State&, const AskProgram&);
void apply(const Content&, State&, const SetBoothMode&);
void apply(const Content&, State&, const SetTrouble&);
/// False: a visitor's action at an hour, or behind a panel, where visitors' actions mean nothing.
bool boothTakes(const BoothState& booth, const Action& action);
/// The panel of staff is gone, and what was typed with it; the count of refused PINs stays.
void closeStaff(StaffState& staff);
/// The panel of staff closes when nobody touches it.
void advanceStaff(State& state);
void apply(const Content&, State&, const OpenReader&);
void apply(const Content&, State&, const CloseReader&);
void apply(const Content&, State&, const ReadOn&);
void apply(const Content&, State&, const TakeRead&);
void apply(const Content&, State&, const StepVolume&);
void apply(const Content&, State&, const PlugHeadphones&);
void apply(const Content&, State&, const PlayTestSound&);
void apply(const Content&, State&, const StartTour&);
void apply(const Content&, State&, const PauseTour&);
void apply(const Content&, State&, const StepTour&);
void apply(const Content&, State&, const StopTour&);
void apply(const Content&, State&, const PressAt&);
void apply(const Content&, State&, const ForLeft&);
void apply(const Content&, State&, const ShowGuide&);
void apply(const Content&, State&, const ShowRecap&);
void apply(const Content&, State&, const Focus&);
void apply(const Content&, State&, const StartCleaning&);
void apply(const Content&, State&, const HoldCleaning&);
void apply(const Content&, State&, const SetSeated&);
void apply(const Content&, State&, const SetMount&);
/// The visitor's own clock: rings fade, hints come and go, the screen is clean, nobody is there any more.
void advanceVisit(const Content& content, State& state);
/// After any action: what was explored, what a visitor has shown that he knows.
void keepVisit(const Selection& before, const Selection& leftBefore, State& state, const Action& action);
/// Carries out what a step of a tour looks at; no step for « Retour ».
void showStep(const Content& content, State& state, const Tour& tour, int step);
/// The next step, when it is due.
void advanceTour(const Content& content, State& state, double seconds);
/// After any action: who does something else than the tour's own buttons holds it, or leaves it for another panel.
void keepTour(State& state, const Action& action);
/// The next edition, when it is due.
void advanceList(const Content& content, State& state, double seconds);
void advancePlay(const Content& content, State& state);
/// After any action: the year of a comparison is that of its later edition. `steered`: the visitor asked for that year, which
/// may be none to compare with; anything else that needs another year, or the map for itself, ends the comparison.
void keepComparison(const Content& content, State& state, bool steered);

}  // namespace arobase::detail
