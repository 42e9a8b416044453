// What a booth without staff reads: its settings, its counts, the view that comes back, the lock on the PIN, a stick with a key, where the insets are,
// how the touch screen lies, what the system says of a process.
#include <cmath>

#include "app/inset_file.h"
#include "app/input/touch_map.h"
#include "app/unattended/booth_config.h"
#include "app/unattended/lock_file.h"
#include "app/unattended/process_age.h"
#include "app/unattended/same_view.h"
#include "app/unattended/staff_desk.h"
#include "app/unattended/usage.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace arobase;

const fuzz::Workshop& folder() {
    static const fuzz::Workshop folder;
    return folder;
}

void readSettings(std::string_view text) {
    const auto config = parseBoothConfig(text, "borne.toml");
    fuzz::require(config.value.has_value(), "bad settings are no settings");
    fuzz::require(config.value->journalMiB >= 1 && config.value->keepCountsDays >= 1 && config.value->keepLandmarksDays >= 1, "a limit that is none");
    fuzz::require(config.value->statusPort == 0 || config.value->statusPort >= 1024, "a port of the system's");
    for (const Issue& issue : config.issues) fuzz::require(!issue.message.empty() && !issue.file.empty(), "an issue without words");
    for (int day = 0; day < 7; ++day) (void)config.value->schedule.modeAt(day, 43'200);
    fuzz::require(!registerText(*config.value).empty(), "a register without words");
}

/// What is written reads back as itself.
void readCounts(std::string_view text) {
    Usage once, again;
    once.read(text);
    again.read(once.csv());
    fuzz::require(once.csv() == again.csv(), "counts that change when they are kept");
    fuzz::require(once.csv().starts_with(Usage::kHeader), "counts without their header");
}

void readViewLines(std::string_view text) {
    for (const Action& action : readView(std::string(text))) fuzz::require(parseAction(toText(action)) == action, "an action that does not read back");
}

void readLock(std::string_view text) {
    folder().write("essais.txt", text);
    LockFile file(folder().path());
    const PinLock lock = file.read();
    fuzz::require(lock.wrong >= 0 && lock.secondsLeft(0) <= kPinLockMostS && lock.secondsLeft(INT64_MAX) >= 0, "a lock for ever");
    fuzz::require(file.write(lock) && LockFile(folder().path()).read().wrong == lock.wrong, "a lock that is not kept");
}

void readKey(std::string_view text) {
    folder().write(kKeyFileName, text);
    fuzz::require(!keyFileIn(folder().path(), std::string(64, '0')), "a key that fits any lock");
}

void readPlaces(std::string_view text) {
    const auto places = readInsets(folder().write("disposition.toml", text));
    fuzz::require(places.value.has_value(), "a bad file is no places");
    for (const Issue& issue : places.issues) fuzz::require(!issue.message.empty(), "an issue without words");
}

void readMatrix(std::string_view text) {
    const auto map = touchMapOf(text);
    if (!map) return;
    for (const double number : map->matrix) fuzz::require(std::isfinite(number), "a touch nowhere");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Input input(data, size);
    static constexpr void (*kReaders[])(std::string_view) = {readSettings, readCounts, readViewLines, readLock, readKey, readPlaces, readMatrix,
                                                            [](std::string_view text) { (void)startTicks(text); }};
    const std::size_t reader = input.choice(std::size(kReaders));
    kReaders[reader](input.rest());
    return 0;
}
