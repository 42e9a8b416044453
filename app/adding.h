#pragma once
// A visitor's own landmark (« Ajouter mon repère »), from its first letter to the « merci », and the landmarks of others that staff
// approved. Plain values of the state; what happens to them is in update_adding.cpp, what they look like in screens/adding_screen.cpp.
//
//   Closed ──OpenAdding──► Write ◄──► Commune (the search for one)
//     ▲                      │ PublishDraft
//     │                      ▼
//     │                    Sending ──LandmarkLost──► Write, with a word why; the draft stays
//     │                      │ LandmarkKept
//     └─────────────────── Thanks   (the six words, the QR code)
//
// Sending is a request that stands in the state: a desk outside (landmark_desk.h) carries it out and answers with an action, so that a
// recording holds the answer and its replay writes nothing.
#include <string>
#include <string_view>
#include <vector>

namespace arobase {

struct Content;
struct State;

enum class AddStep : unsigned char { Closed, Write, Commune, Sending, Thanks };

/// What the visitor chose so far.
struct AddDraft {
    int year = 0;            ///< 0: no draft
    std::string track;       ///< FriseTrack::id; empty: not chosen yet
    std::string text;        ///< as typed: may end with a blank
    std::string communeCode; ///< empty: none
    std::string communeName;
    bool operator==(const AddDraft&) const = default;
};

/// A landmark that a visitor wrote, as the frise shows it.
struct ContributedLandmark {
    std::string id;
    int year = 0;
    std::string track, text, communeName;
    bool operator==(const ContributedLandmark&) const = default;
};

/// What changed last, so that undoing takes back a word or a choice and not a letter.
enum class DraftChange : unsigned char { None, Text, Erase, Year, Track, Commune };

struct AddState {
    AddStep step = AddStep::Closed;
    AddDraft draft;
    std::vector<AddDraft> before;    ///< for undoing, oldest first
    DraftChange last = DraftChange::None;
    float wheelPx = 0;               ///< the wheel between two years, while a finger drags it
    std::string query;               ///< of the search for a commune
    int request = 0;                 ///< of Sending; differs from one visit to the next
    std::string code;                ///< the six words of Thanks
    bool lost = false;               ///< the last request could not be kept
    std::vector<ContributedLandmark> own;  ///< written in this visit: nobody else sees them
    double lastSentS = -1e9;         ///< when the last one was kept
    bool open() const { return step != AddStep::Closed; }
    /// Letters go into the draft or into the search for a commune.
    bool writing() const { return step == AddStep::Write || step == AddStep::Commune; }
    bool operator==(const AddState&) const = default;
};

/// The keyboard on the screen, whatever it writes into.
struct KeyboardState {
    bool abc = false;            ///< letters by the alphabet instead of AZERTY
    bool shift = false;          ///< the next letter is a capital
    bool locked = false;         ///< all of them are
    std::string dead;            ///< « ^ » or « ¨ » that waits for its letter
    std::string variants;        ///< key whose variants are offered
    bool erasing = false;        ///< the erasing key is held
    double eraseAtS = 0;         ///< when the next letter goes
    bool operator==(const KeyboardState&) const = default;
};

inline constexpr int kLandmarksPerVisit = 3;
inline constexpr double kLandmarkPauseS = 20;  ///< between two of one visit

/// What keeps the draft from being published.
enum class DraftLack : unsigned char { Nothing, Track, Text, Pause, Enough };
DraftLack draftLack(const State& state);
/// The draft's text as it will be kept.
std::string draftText(const AddDraft& draft);

/// What visitors wrote as one sees it here: approved ones by id, then one's own that wait.
std::vector<const ContributedLandmark*> visitorsLandmarks(const State& state);
/// The lane of visitors in OpenBadge: after those of the tracks.
int visitorsLane(const Content& content);

/// The frise has something of visitors to show, the draft of this one among it.
bool hasContributions(const State& state);

/// What the QR code of the « merci » says: the landmark, and the words that take it back.
std::string takeAwayText(const Content& content, const State& state);

}  // namespace arobase
