// arobase-kiosk: what visitors touch. It contains no editor and no file dialog.
#include <CLI/CLI.hpp>

#include "app/program/audit_program.h"
#include "app/program/booth_program.h"
#include "app/program/headless_main.h"
#include "app/program/window_loop.h"

int main(int argc, char** argv) {
    using namespace arobase;
    CLI::App command{"Arobase, la borne : la frise et l’atlas de l’Internet citoyen / the visitors’ kiosk\n\n"
                     "  arobase-kiosk --windowed\n"
                     "  arobase-kiosk --headless --size 1920x1080 --script kiosk/tour.script --out build/tour\n"};
    WindowOptions window;
    HeadlessCommand headless;
    BoothCommand booth;
    double idleS = 90;
    addShowOptions(command, window.show);
    addHeadlessOptions(command, headless);
    command.add_flag("--windowed", window.windowed, "Dans une fenêtre plutôt qu’en plein écran / in a window");
    command.add_flag("--attract", headless.attract, "Commence par la boucle d’attente (toujours le cas en fenêtre) / start with the loop");
    command.add_flag("--first-frame", window.measureFirstFrame, "Quitte après la première image (mesure) / leave after the first frame");
    command.add_option("--dump-on-exit", window.dump,
                       "Relevé de l’écran (JSON) à la fin, et à chaque SIGUSR1 dans FICHIER.1.json, .2.json… / dump at the end and at SIGUSR1");
    command.add_option("--touch-times", window.touchTimes, "Mesure : du toucher à l’image, écrit à la fin (JSON) / measure from touch to picture");
    command.add_option("--idle", idleS, "Secondes sans toucher avant la boucle d’attente, 20 à 600 / idle time")->check(CLI::Range(20.0, 600.0));
    addBoothOptions(command, booth);
    AuditCommand audit;
    addAuditOptions(command, audit);
    CLI11_PARSE(command, argc, argv);
    if (audit.on) return runAudit(audit, window.show);
    if (headless.on) return runHeadless(window.show, headless);
    if (const auto status = runBoothCommand(booth, window.show, {argv, argv + argc})) return *status;
    const auto prepare = [&](App& app) {
        app.dispatch(SetIdle{idleS});
        if (!window.measureFirstFrame) app.dispatch(StartAttract{});
        return true;
    };
    return booth.unattended ? runBooth(window, booth, prepare) : runWindow(window, prepare);
}
