#pragma once
// Options that every program which shows an exhibition understands, and what they mean.
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/input/touch_map.h"
#include "data/bake.h"

namespace CLI {
class App;
}

namespace arobase {

struct ShowOptions {
    std::filesystem::path exhibition;
    std::filesystem::path atlas;
    std::filesystem::path geodata;           ///< a file, a folder, or a PostGIS connection string
    std::vector<std::string> layers;         ///< of it; empty: those that are recognised
    std::filesystem::path cues;     ///< of the stage; empty: none
    std::string size;               ///< "1920x1080"; empty: 1920x1080 headless and windowed
    std::string language = "fr";
    std::string theme;
    double mmPerPx = 0;             ///< 0: a 24-inch screen of that size
    double mountMm = 900;           ///< the picture's lower edge above the floor
    int tuioPort = 0;               ///< 0: no TUIO
    int touchTurn = 0;              ///< degrees that the touch device is turned clockwise: 0, 90, 180, 270
    std::string touchMatrix;        ///< of a calibration, "a,b,c,d,e,f"; empty: none
    bool reducedMotion = false;
    std::string sound = "default";  ///< ALSA device of the headphones; "none": silent
    double soundLimitDb = -12;      ///< the loudest, below full scale
    bool watchJack = false;         ///< reading aloud begins when headphones are plugged in
    std::filesystem::path record;
    std::filesystem::path replay;
    std::string landmarks;          ///< store of visitors' landmarks; empty: the usual one in a window, none without
    std::string booth;              ///< name of this kiosk, kept with them
    std::string gl = "gl";          ///< "gl" or "gles"

    /// How touch devices lie on the picture; nullopt when it cannot be read.
    std::optional<TouchMap> touchMap() const;
    /// From `size` and `mmPerPx`; nullopt when `size` is not WxH with both in 64…16384.
    std::optional<DisplayInfo> display() const;
};

/// Adds them to a command line.
void addShowOptions(CLI::App& command, ShowOptions& options);

/// Reads the exhibition and the atlas (baking --geodata first where asked) and builds the program. Issues go to standard
/// error, one line each. nullptr when nothing can be shown: the reason has been printed.
/// `meanwhile` runs on this thread while others read: opening a window, compiling shaders. Not where no font could be found.
std::unique_ptr<App> openShow(const ShowOptions& options, const std::function<void(TextEngine&)>& meanwhile = {});

/// Replays a recorded log into the program. False when a line is not an action; the reason has been printed.
bool replayInto(App& app, const std::filesystem::path& log);

/// What those options bake, and the atlas that they open: the one named, else the one of --geodata, else the set-up's.
BakeSources sourcesOf(const ShowOptions& options);
std::filesystem::path atlasFileOf(const ShowOptions& options);

/// bake() with its steps on standard error, rewritten in one line.
Result<BakeReport> bakeWithProgress(const BakeSources& sources, const std::filesystem::path& out);

/// Prints issues to standard error, one line each; `quiet` leaves out what is only information.
void printIssues(const Issues& issues, bool quiet);

}  // namespace arobase
