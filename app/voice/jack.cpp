#include "app/voice/jack.h"

#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <vector>

namespace arobase {
namespace {

using Switches = std::array<unsigned char, SW_CNT / 8 + 1>;

bool hasBit(const Switches& bits, unsigned bit) { return (bits[bit / 8] >> (bit % 8) & 1) != 0; }

class SwitchJack final : public HeadphoneJack {
public:
    explicit SwitchJack(int file) : m_file(file) {}
    ~SwitchJack() override { ::close(m_file); }
    SwitchJack(const SwitchJack&) = delete;
    SwitchJack& operator=(const SwitchJack&) = delete;

    std::optional<bool> plugged() override {
        Switches now{};
        if (::ioctl(m_file, EVIOCGSW(now.size()), now.data()) < 0) return std::nullopt;
        return hasBit(now, SW_HEADPHONE_INSERT);
    }

private:
    int m_file;
};

bool isJack(int file) {
    Switches known{};
    return ::ioctl(file, EVIOCGBIT(EV_SW, known.size()), known.data()) >= 0 && hasBit(known, SW_HEADPHONE_INSERT);
}

}  // namespace

std::unique_ptr<HeadphoneJack> openHeadphoneJack(const std::filesystem::path& devices) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(devices, error))
        if (entry.path().filename().string().starts_with("event")) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& path : files) {
        const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (file < 0) continue;
        if (isJack(file)) return std::make_unique<SwitchJack>(file);
        ::close(file);
    }
    return nullptr;
}

}  // namespace arobase
