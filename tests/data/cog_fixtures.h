#pragma once
// Five events of Insee's, written by hand as its history writes them, and the lists of the years that follow.
#include <filesystem>
#include <fstream>
#include <string>

#include "data/cog/cog_events.h"

namespace arobase::test {

/// A merger (Annecy 2017), a split (Ohéville leaves Othe-les-Bois 1985), a renaming (Châlons 1998), a change of code (L’Oudon 2014),
/// a merger then a split (Neussargues 2016, and 2025 by the lists).
inline constexpr const char* kEvents = R"([
{"id":"COM-74010@1943-01-01","code":"74010","nom":"Annecy","type":"COM","typeLiaison":1,"raisonFin":"commune devenant déléguée","dateFin":"2017-01-01","successeur":"COMD-74010@2017-01-01"},
{"id":"COMD-74010@2017-01-01","code":"74010","nom":"Annecy","type":"COMD","dateDebut":"2017-01-01","predecesseur":"COM-74010@1943-01-01","pole":"COM-74010@2017-01-01"},
{"id":"COM-74011@1943-01-01","code":"74011","nom":"Annecy-le-Vieux","type":"COM","dateFin":"2017-01-01","successeur":"COMD-74011@2017-01-01"},
{"id":"COMD-74011@2017-01-01","code":"74011","nom":"Annecy-le-Vieux","type":"COMD","dateDebut":"2017-01-01","predecesseur":"COM-74011@1943-01-01","pole":"COM-74010@2017-01-01"},
{"id":"COM-74010@2017-01-01","code":"74010","nom":"Annecy","type":"COM","membres":["COMD-74011@2017-01-01","COMD-74010@2017-01-01"],"dateDebut":"2017-01-01"},
{"id":"COM-55399@1943-01-01","code":"55399","nom":"Othe","type":"COM","dateFin":"1973-01-01","successeur":"COMP-55399@1973-01-01"},
{"id":"COM-55398@1943-01-01","code":"55398","nom":"Ohéville","type":"COM","dateFin":"1973-01-01","successeur":"COMA-55398@1973-01-01"},
{"id":"COMP-55399@1973-01-01","code":"55399","nom":"Othe","type":"COMP","dateDebut":"1973-01-01","dateFin":"1985-01-01","successeur":"COM-55399@1985-01-01","pole":"COM-55399@1973-01-01"},
{"id":"COMA-55398@1973-01-01","code":"55398","nom":"Ohéville","type":"COMA","dateDebut":"1973-01-01","dateFin":"1985-01-01","successeur":"COM-55398@1985-01-01","pole":"COM-55399@1973-01-01"},
{"id":"COM-55399@1973-01-01","code":"55399","nom":"Othe-les-Bois","type":"COM","dateDebut":"1973-01-01","raisonFin":"dé-fusion","dateFin":"1985-01-01"},
{"id":"COM-55399@1985-01-01","code":"55399","nom":"Othe","type":"COM","dateDebut":"1985-01-01","predecesseur":"COMP-55399@1973-01-01"},
{"id":"COM-55398@1985-01-01","code":"55398","nom":"Ohéville","type":"COM","dateDebut":"1985-01-01","predecesseur":"COMA-55398@1973-01-01"},
{"id":"COM-51108@1943-01-01","code":"51108","nom":"Châlons-sur-Marne","type":"COM","dateFin":"1998-01-18","raisonFin":"changement de nom","successeur":"COM-51108@1998-01-18"},
{"id":"COM-51108@1998-01-18","code":"51108","nom":"Châlons-en-Champagne","type":"COM","dateDebut":"1998-01-18","predecesseur":"COM-51108@1943-01-01"},
{"id":"COM-14697@1990-02-01","code":"14697","nom":"L'Oudon","type":"COM","dateDebut":"1990-02-01","dateFin":"2014-01-07","raisonFin":"changement de chef lieu","successeur":"COM-14472@2014-01-07"},
{"id":"COM-14472@2014-01-07","code":"14472","nom":"L'Oudon","type":"COM","dateDebut":"2014-01-07","predecesseur":"COM-14697@1990-02-01"},
{"id":"COM-15141@1943-01-01","code":"15141","nom":"Neussargues-Moissac","type":"COM","dateFin":"2016-12-01","successeur":"COMD-15141@2016-12-01"},
{"id":"COMD-15141@2016-12-01","code":"15141","nom":"Neussargues-Moissac","type":"COMD","dateDebut":"2016-12-01","pole":"COM-15141@2016-12-01"},
{"id":"COM-15035@1943-01-01","code":"15035","nom":"Chalinargues","type":"COM","dateFin":"2016-12-01","successeur":"COMD-15035@2016-12-01"},
{"id":"COMD-15035@2016-12-01","code":"15035","nom":"Chalinargues","type":"COMD","dateDebut":"2016-12-01","pole":"COM-15141@2016-12-01"},
{"id":"COM-15141@2016-12-01","code":"15141","nom":"Neussargues en Pinatelle","type":"COM","dateDebut":"2016-12-01"},
{"id":"COM-77362@1943-01-01","code":"77362","nom":"Pierrelez","type":"COM","dateFin":"1949-07-28","raisonFin":"suppression"},
{"id":"COM-01001@1943-01-01","code":"01001","nom":"L'Abergement-Clémenciat","type":"COM"}
])";

inline CogListCommune listed(const char* code, const char* name, std::uint32_t population = 100, const char* postal = "00000") {
    return {code, name, std::string(code).substr(0, 2), population, {postal}};
}

/// 2019 as the events leave it; 2024 alike; 2025: Chalinargues is a commune again, Neussargues takes its old name, and
/// 01001 (100 people) went into 01002 beside it.
inline std::vector<CogList> fixtureLists() {
    CogList before;
    before.year = 2019;
    before.communes = {listed("74010", "Annecy"), listed("55399", "Othe"), listed("55398", "Ohéville"), listed("51108", "Châlons-en-Champagne"),
                       listed("14472", "L'Oudon"), listed("15141", "Neussargues en Pinatelle"), listed("01001", "L'Abergement-Clémenciat"),
                       listed("01002", "L'Abergement-de-Varey", 200), listed("01003", "Loin", 300), listed("97501", "Miquelon-Langlade")};
    before.parts = {{"15035", "Chalinargues", "15141"}, {"74011", "Annecy-le-Vieux", "74010"}, {"74199", "Annecy 1er", "74010"}};
    CogList middle = before;
    middle.year = 2024;
    CogList after = before;
    after.year = 2025;
    after.communes.erase(after.communes.begin() + 6);
    after.communes[5].name = "Neussargues-Moissac";
    after.communes[6].population = 290;
    after.communes.push_back(listed("15035", "Chalinargues"));
    after.parts.erase(after.parts.begin());
    return {before, middle, after};
}

inline std::map<std::string, LonLatBox> fixtureBoxes() {
    return {{"01001", {{4, 46}, {5, 47}}}, {"01002", {{5, 46}, {6, 47}}}, {"01003", {{7, 46}, {8, 47}}}};
}

}  // namespace arobase::test
