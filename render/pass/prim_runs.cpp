#include "render/pass/prim_runs.h"

#include <cmath>

namespace arobase {
namespace {

constexpr float kWorthACallPx2 = 100'000;

bool isWhole(float px) {
    return px == std::floor(px);
}

PrimVariant smallestVariant(const Prim& prim) {
    switch (prim.kind) {
        case PrimKind::Rect: {
            const bool plain = prim.params[0] <= 0 && prim.params[1] <= 0;
            const bool whole = isWhole(prim.box.x) && isWhole(prim.box.y) && isWhole(prim.box.w) && isWhole(prim.box.h);
            return plain && whole ? PrimVariant::Solid : PrimVariant::Common;
        }
        case PrimKind::Capsule:
            return PrimVariant::Common;
        case PrimKind::Glyph:
            return PrimVariant::Text;
        case PrimKind::Shade:
            return PrimVariant::Fade;
        case PrimKind::Label:
            return prim.params[1] >= 1 ? PrimVariant::Label : PrimVariant::FadingLabel;
        default:
            return PrimVariant::All;
    }
}

/// Smallest variant that draws what both draw.
PrimVariant joined(PrimVariant a, PrimVariant b) {
    if (a == b) return a;
    const auto simple = [](PrimVariant v) { return v == PrimVariant::Solid || v == PrimVariant::Common || v == PrimVariant::Text; };
    const bool common = simple(a) && simple(b);
    const auto label = [](PrimVariant v) { return v == PrimVariant::Label || v == PrimVariant::FadingLabel; };
    return common ? PrimVariant::Common : label(a) && label(b) ? PrimVariant::FadingLabel : PrimVariant::All;
}

struct Stretch {
    PrimRun run;
    float areaPx2 = 0;
};

/// Two neighbours become one draw call unless that makes a large area dearer.
bool shouldJoin(const Stretch& a, const Stretch& b) {
    const PrimVariant both = joined(a.run.variant, b.run.variant);
    const bool aSuffers = a.run.variant != both && a.areaPx2 > kWorthACallPx2;
    const bool bSuffers = b.run.variant != both && b.areaPx2 > kWorthACallPx2;
    return !aSuffers && !bSuffers;
}

void join(Stretch& into, const Stretch& next) {
    into.run.variant = joined(into.run.variant, next.run.variant);
    into.run.batch.count += next.run.batch.count;
    into.areaPx2 += next.areaPx2;
}

}  // namespace

void appendPrimRuns(std::span<const Prim> prims, const PrimBatch& batch, const Rect& clip, std::vector<PrimRun>& runs) {
    Stretch written, present;
    const auto flush = [&] {
        if (present.run.batch.count == 0) return;
        if (written.run.batch.count > 0 && shouldJoin(written, present)) {
            join(written, present);
            runs.back() = written.run;
        } else {
            written = present;
            runs.push_back(written.run);
        }
    };
    for (std::uint32_t i = batch.first; i < batch.first + batch.count; ++i) {
        const Rect seen = prims[i].box.intersection(clip);
        const Stretch one{{{i, 1}, smallestVariant(prims[i])}, seen.w * seen.h};
        if (present.run.batch.count > 0 && present.run.variant == one.run.variant) {
            join(present, one);
        } else {
            flush();
            present = one;
        }
    }
    flush();
}

}  // namespace arobase
