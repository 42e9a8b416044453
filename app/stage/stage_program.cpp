#include "app/stage/stage_program.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <optional>

#include "app/harness/headless.h"
#include "app/program/paths.h"
#include "app/program/window_loop.h"
#include "app/stage/stage_show.h"

namespace arobase {

void addStageOptions(CLI::App& command, StageOptions& o) {
    command.add_option("CONDUCTEUR", o.cues, "Fichier de repères TOML (par défaut : celui de l’édition 2018)");
    addShowOptions(command, o.show);
    addHeadlessOptions(command, o.headless);
    command.add_flag("--windowed", o.windowed, "Dans une fenêtre plutôt qu’en plein écran");
    o.show.theme = "nuit";
}

int runStage(const StageOptions& options) {
    StageOptions o = options;
    if (o.show.theme.empty()) o.show.theme = "nuit";
    if (o.show.exhibition.empty()) o.show.exhibition = defaultExhibition();
    o.show.cues = o.cues.empty() ? o.show.exhibition / "ceremonie-2018.toml" : o.cues;
    std::optional<StageShow> show;
    const auto start = [&](App& app) {
        const auto count = static_cast<int>(app.content().cues.size());
        if (count == 0) {
            std::cerr << "arobase stage: aucun repère jouable dans " << o.show.cues.string() << '\n';
            return false;
        }
        show.emplace(count).start(app);
        return true;
    };
    const auto key = [&show](App& app, const std::string& name) { return show->key(app, name); };
    if (o.headless.on) {
        const auto app = openShow(o.show);
        return app && start(*app) ? runHeadlessOn(*app, o.show, o.headless, key) : 1;
    }
    WindowOptions window;
    window.show = o.show;
    window.windowed = o.windowed;
    window.takeKey = [&key](App& app, const KeyPress& press) { return key(app, press.name); };
    return runWindow(window, start);
}

}  // namespace arobase
