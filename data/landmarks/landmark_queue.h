#pragma once
// Where landmarks wait when the store cannot take them: a file of JSON lines on this machine, each with a checksum, each on the disk
// before it is acknowledged.
//
//   {"landmark":{…},"sum":"16 hexadecimal digits"}\n
//
// A torn last line was never acknowledged and is dropped. Appending goes on after it on a line of its own. Some room is reserved behind
// the end of the file, so that a full disk still takes some hundred landmarks. Several processes may use one queue (flock).
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "data/landmarks/landmark.h"

namespace arobase {

/// One line, with its end.
std::string queueLine(const VisitorLandmark& landmark);

struct QueueContent {
    std::vector<VisitorLandmark> landmarks;  ///< in the order of writing; of one id the first
    std::vector<std::string> broken;         ///< whole lines whose checksum is wrong or that are no landmark
    bool torn = false;                       ///< the last line has no end
};

/// Whatever the bytes.
QueueContent queueContent(std::string_view bytes);

class LandmarkQueue {
public:
    explicit LandmarkQueue(std::filesystem::path file);

    const std::filesystem::path& file() const { return m_file; }
    /// Makes the file and its reserve. Issues: why not.
    Issues prepare() const;
    /// True when the landmark is on the disk; else the file is as it was, and `issues` says why.
    bool append(const VisitorLandmark& landmark, Issues& issues) const;
    /// How many wait. Broken lines are an Error each.
    Result<std::vector<VisitorLandmark>> waiting() const;
    /// Gives each waiting landmark to `take`; when it has taken all, the queue is emptied. Stops at the first refusal (false), and then
    /// the queue stays as it is: `take` must bear to be given the same one again. Broken lines go to FILE.illisible, an Error each.
    /// How many were taken; no value when the queue could not be read or emptied.
    Result<int> drain(const std::function<bool(const VisitorLandmark&)>& take) const;
    /// Removes every byte of it, what was set aside as broken too.
    Issues erase() const;

private:
    std::filesystem::path m_file;
};

}  // namespace arobase
