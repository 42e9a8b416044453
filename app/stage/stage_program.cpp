#include "app/stage/stage_program.h"

#include <CLI/CLI.hpp>
#include <iostream>

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
    auto app = openShow(o.show);
    if (!app) return 1;
    const auto count = static_cast<int>(app->content().cues.size());
    if (count == 0) {
        std::cerr << "arobase stage: aucun repère jouable dans " << o.show.cues.string() << '\n';
        return 1;
    }
    StageShow show(count);
    show.start(*app);
    const auto key = [&show](App& a, const std::string& name) { return show.key(a, name); };
    if (o.headless.on) return runHeadlessOn(*app, o.show, o.headless, key);
    WindowOptions window;
    window.show = o.show;
    window.windowed = o.windowed;
    window.takeKey = [&key](App& a, const KeyPress& press) { return key(a, press.name); };
    return runWindow(*app, window);
}

}  // namespace arobase
