#pragma once
// borne.toml: what staff decide about a booth. Every key has a default; a wrong one is reported and left out.
#include <filesystem>
#include <string>
#include <vector>

#include "app/unattended/day_schedule.h"
#include "data/result.h"

namespace arobase {

struct BoothConfig {
    std::string name;                       ///< `nom`
    std::string pinHash;                    ///< `code`: what `arobase code` prints; empty: no way in by PIN
    std::string keyHash;                    ///< `cle`: of a key file; empty: no key opens
    std::filesystem::path keyFolder = "/media";  ///< `dossier_cle`: under which sticks are mounted
    bool keyboard = false;                  ///< `clavier`: a keyboard that is plugged in means something to visitors
    int statusPort = 0;                     ///< [etat] port, on the loopback only; 0: none
    std::vector<std::string> packKeys;      ///< `paquets`: public keys whose content is taken
    DaySchedule schedule;                   ///< [[horaire]]
    std::filesystem::path cues;             ///< `repliques`: of the stage hours
    std::string sound = "default";          ///< [son] `sortie`: ALSA device of the headphones; "none": silent
    int soundLimitDb = -12;                 ///< `gain_limite`: the loudest, below full scale
    bool headphones = false;                ///< `casque`: plugging headphones in begins reading aloud
    int keepLandmarksDays = 90;             ///< [conservation]
    int keepCountsDays = 400;
    int journalMiB = 10;
    std::string controller, contact;        ///< [registre] responsable, contact
    
};

/// Defaults without a file (`file` empty); issues for what is wrong in one.
Result<BoothConfig> readBoothConfig(const std::filesystem::path& file);
Result<BoothConfig> parseBoothConfig(std::string_view text, const std::string& file);

/// The register of processing and the notice for visitors, as text in French (then in English): what is kept, for how long, for whom,
/// exactly as this configuration has it.
std::string registerText(const BoothConfig& config);

}  // namespace arobase
