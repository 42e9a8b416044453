#pragma once
// Staff at the booth, without leaving the kiosk: two held corners or a key file, a PIN, a panel. Plain values of the state; what happens to
// them is in update_staff.cpp, what they look like in screens/staff_screen.cpp.
//
//   Closed ──KnockStaff──► Pin ──EnterPin──► Checking ──RefusePin──► Pin (five times: closed for a minute)
//      ▲                    │                   │ AdmitStaff
//      └─ LeaveStaff, idle ─┴───────────────────┴──► Panel ◄──ShowTestCard──► TestCard      (StartCleaning closes the panel too)
//
// Checking is a request that stands in the state: a desk outside (unattended/staff_desk.h) compares the PIN and answers with an action.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arobase {

/// What the booth does at this hour. AttractOnly and Sleep answer to no visitor; Sleep is black.
enum class BoothMode : unsigned char { Interactive, AttractOnly, Stage, Sleep };
std::string_view boothModeName(BoothMode mode);  ///< "interactive", "attract", "stage", "sleep"
std::optional<BoothMode> boothModeByName(std::string_view name);

enum class StaffStep : unsigned char { Closed, Pin, Checking, Panel, TestCard };

/// What staff asked the program for; whoever runs it carries it out.
enum class StaffWish : unsigned char { None, Restart, Stop };

struct StaffState {
    StaffStep step = StaffStep::Closed;
    std::string pin;              ///< as typed so far; in no dump, no recording
    int request = 0;              ///< of Checking
    int wrong = 0;                ///< PINs refused since the last right one
    double lockedUntilS = -1e9;   ///< no PIN is taken before
    StaffWish wish = StaffWish::None;
    bool open() const { return step != StaffStep::Closed; }
    bool operator==(const StaffState&) const = default;
};

struct BoothState {
    BoothMode mode = BoothMode::Interactive;
    std::vector<std::string> troubles;  ///< what staff should look at ("disk", "data" …), sorted: the badge
    StaffState staff;
    bool asleep() const { return mode == BoothMode::Sleep && !staff.open(); }
    /// Visitors' fingers mean something.
    bool answers() const { return (mode == BoothMode::Interactive || mode == BoothMode::Stage) && !staff.open(); }
    bool operator==(const BoothState&) const = default;
};

inline constexpr std::size_t kPinDigitsMost = 12;
inline constexpr int kWrongPins = 5;          ///< refused in a row before the lock
inline constexpr double kPinLockS = 60;       ///< the first time; twice as long each time after it, at most kPinLockMostS
inline constexpr double kPinLockMostS = 960;
inline constexpr double kStaffIdleS = 60;     ///< without a touch the panel closes
inline constexpr std::size_t kTroublesMost = 16;

}  // namespace arobase
