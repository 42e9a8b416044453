#pragma once
// Actions by lot. A header of its own: for so many kinds it takes seconds to compile.
#include <limits>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/action.h"
#include "app/content.h"
#include "app/map_slots.h"

namespace arobase::test {

/// Any action at all, with values that a visitor, a file or a bug could send.
class RandomActions {
public:
    RandomActions(const Content& content, unsigned seed, bool absurd) : m_content(content), m_random(seed), m_absurd(absurd) {}

    Action next() { return make(std::make_index_sequence<std::variant_size_v<AnyAction>>{}); }

private:
    template <std::size_t... I>
    Action make(std::index_sequence<I...>) {
        const auto which = static_cast<std::size_t>(below(static_cast<int>(sizeof...(I))));
        Action action;
        ((which == I ? void(action = filled<std::variant_alternative_t<I, AnyAction>>()) : void()), ...);
        return action;
    }
    template <class One>
    Action filled() {
        One one;
        std::apply([&](auto&... field) { (fill(field), ...); }, one.fields());
        return one;
    }
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(m_random); }
    void fill(int& value) {
        static constexpr int kOdd[] = {0, 1, -1, 2000, 2018, 1998, 2030, 2147483647, -2147483647 - 1, 64, 1};
        value = m_absurd && below(4) == 0 ? kOdd[below(static_cast<int>(std::size(kOdd)))] : below(3) == 0 ? 1990 + below(45) : below(4) - 1;
    }
    template <class Real>
    void real(Real& value) {
        using Limits = std::numeric_limits<Real>;
        static constexpr Real kOdd[] = {0, -1, Limits::max(), Limits::lowest(), Limits::denorm_min(), Limits::min(), Real(1e6), Limits::infinity(),
                                        -Limits::infinity(), Limits::quiet_NaN()};
        if (m_absurd && below(5) == 0)
            value = kOdd[below(static_cast<int>(std::size(kOdd)))];
        else
            value = std::uniform_real_distribution<Real>(below(2) == 0 ? Real(-3) : Real(-500), below(2) == 0 ? Real(3) : Real(2000))(m_random);
    }
    void fill(float& value) { real(value); }
    void fill(double& value) { real(value); }
    void fill(std::string& value) {
        const Exhibition& e = m_content.exhibition;
        switch (below(m_absurd ? 7 : 5)) {
            case 0: value = slotCode(below(kMapSlots)); return;
            case 1: value = below(3) == 0 || e.collectivites.empty() ? "FR" : e.collectivites[static_cast<std::size_t>(below(static_cast<int>(e.collectivites.size())))].code; return;
            case 2: value = e.frise.empty() ? "FR" : e.frise[static_cast<std::size_t>(below(static_cast<int>(e.frise.size())))].id; return;
            case 3: value = below(2) == 0 ? "971" : "59"; return;
            case 4: value = std::vector<std::string>{"fr", "en", "nuit", "jour", "contraste", "97411", "60057"}[static_cast<std::size_t>(below(7))]; return;
            case 5: value = ""; return;
            default: value = "é\"<nobody>\xFF"; return;
        }
    }

    const Content& m_content;
    std::mt19937 m_random;
    bool m_absurd;
};

}  // namespace arobase::test
