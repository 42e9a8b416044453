# State, actions, screens, stage, harness: on the real exhibition and, for the facts of France, the atlas that set-up bakes.
set(app_tests_action action_test.cpp)
set(app_tests_update update_test.cpp update_property_test.cpp update_map_test.cpp insets_test.cpp several_test.cpp)
set(app_tests_globe globe_test.cpp)
set(app_tests_app app_test.cpp app_scene_test.cpp gesture_actions_test.cpp)
set(app_tests_statistics statistics_test.cpp)
set(app_tests_compare compare_test.cpp)
set(app_tests_frise frise_test.cpp)
set(app_tests_script script_test.cpp)
set(app_tests_bench bench_test.cpp)
set(app_tests_content content_test.cpp identity_test.cpp)
set(app_tests_stage stage_test.cpp)
set(app_tests_find find_test.cpp)
set(app_tests_adding adding_test.cpp)
set(app_tests_limits limits_test.cpp)
set(app_tests_labels labels_sweep_test.cpp labels_fair_test.cpp labels_motion_test.cpp)
set(app_tests_names names_test.cpp)
foreach(topic action update app statistics script bench content stage limits labels names find globe compare frise adding)
  add_executable(tests_app_${topic} ${app_tests_${topic}})
  target_link_libraries(tests_app_${topic} PRIVATE arobase_app GTest::gtest_main)
  target_compile_definitions(tests_app_${topic} PRIVATE
    AROBASE_DEFAULT_EXHIBITION="${PROJECT_SOURCE_DIR}/assets/villes-internet"
    AROBASE_TEST_ATLAS="${PROJECT_SOURCE_DIR}/build/geodata/atlas.bake"
    AROBASE_QUERIES="${PROJECT_SOURCE_DIR}/tests/data/search/queries.csv"
    AROBASE_TOUR="${PROJECT_SOURCE_DIR}/kiosk/tour.script")
endforeach()
foreach(topic action script bench limits)
  gtest_discover_tests(tests_app_${topic} DISCOVERY_MODE PRE_TEST)
endforeach()
# One process for each of these, so that the content is read once.
foreach(topic update app statistics content stage labels names find globe compare adding)
  add_test(NAME tests_app_${topic} COMMAND tests_app_${topic})
endforeach()
