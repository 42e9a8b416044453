#pragma once
// Reading aloud, in large letters, with five keys: what of it is remembered. A plain value; what it says is in reader.h, what the keys do in
// update_reader.cpp.
#include <string>

namespace arobase {

inline constexpr int kVolumeSteps = 6;        ///< up to the gain that staff set: the loudest
inline constexpr int kUsualVolume = 4;        ///< what every visit begins with
inline constexpr double kVolumeStepDb = 3;

/// What was asked to be said last: an entry, the same with the name of its list, the volume; or a sound of the test card.
enum class ReaderSay : unsigned char { Entry, List, Volume, TestLeft, TestRight };

struct ReaderState {
    bool on = false;
    bool headphones = false;        ///< are plugged in; outlives visits
    std::string list = "menu";      ///< which list is read (reader.h)
    int at = 0;                     ///< entry of it
    int menuAt = 0, editionAt = 0;  ///< where one was in the menu, and in the list of editions
    int volume = kUsualVolume;      ///< 0 … kVolumeSteps
    ReaderSay say = ReaderSay::List;
    int asked = 0;                  ///< grows whenever something is to be said, or said again
    bool operator==(const ReaderState&) const = default;
};

/// Below the loudest, dB.
inline double volumeDb(int step) { return (step - kVolumeSteps) * kVolumeStepDb; }

}  // namespace arobase
