#pragma once
// Which of staff's places hold on the present picture.
#include "app/screens/layout.h"

namespace arobase {

inline NameFormat nameFormat(const State& state) {
    if (state.screen == ScreenId::Annual) return NameFormat::Print;
    return formatOf(state.display) == PageFormat::Portrait ? NameFormat::Portrait : NameFormat::Landscape;
}

}  // namespace arobase
