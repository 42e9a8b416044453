#include "app/map_slots.h"

#include "data/territory.h"

namespace arobase {
namespace {
constexpr std::string_view kMagnifierCode = "IDF", kMagnifierName = "Île-de-France";
}

int territoryOfSlot(int slot) { return slot == kMagnifier ? 0 : slot; }

std::string_view slotCode(int slot) { return slot == kMagnifier ? kMagnifierCode : territories()[static_cast<std::size_t>(slot)].code; }

std::string_view slotName(int slot) { return slot == kMagnifier ? kMagnifierName : territories()[static_cast<std::size_t>(slot)].name; }

std::optional<int> slotByCode(std::string_view code) { return code == kMagnifierCode ? std::optional(kMagnifier) : territoryByCode(code); }

}  // namespace arobase
