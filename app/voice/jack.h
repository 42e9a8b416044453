#pragma once
// Whether headphones are plugged in.
#include <filesystem>
#include <memory>
#include <optional>

namespace arobase {

class HeadphoneJack {
public:
    virtual ~HeadphoneJack() = default;
    /// nullopt: nobody knows (any more). Does not wait.
    virtual std::optional<bool> plugged() = 0;
};

/// The first socket of this machine that says so: a switch among its input devices. nullptr where there is none, or it may not be read.
std::unique_ptr<HeadphoneJack> openHeadphoneJack(const std::filesystem::path& devices = "/dev/input");

}  // namespace arobase
