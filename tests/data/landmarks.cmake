# Visitors' landmarks. The store tests start one PostgreSQL for all of them: one ctest test a program.
set(landmark_tests ${CMAKE_CURRENT_LIST_DIR}/landmarks)
set(landmark_definitions AROBASE_DEFAULT_EXHIBITION="${CMAKE_CURRENT_LIST_DIR}/../../assets/villes-internet" AROBASE_LANDMARK_TESTS="${landmark_tests}")
add_executable(tests_data_landmarks ${landmark_tests}/landmark_test.cpp ${landmark_tests}/queue_test.cpp)
target_link_libraries(tests_data_landmarks PRIVATE arobase_data GTest::gtest_main)
target_compile_definitions(tests_data_landmarks PRIVATE ${landmark_definitions})
gtest_discover_tests(tests_data_landmarks DISCOVERY_MODE PRE_TEST)

add_executable(tests_data_landmark_store ${landmark_tests}/store_test.cpp)
target_link_libraries(tests_data_landmark_store PRIVATE arobase_data GTest::gtest_main)
target_compile_definitions(tests_data_landmark_store PRIVATE ${landmark_definitions})
add_test(NAME landmarks.store COMMAND tests_data_landmark_store)
set_tests_properties(landmarks.store PROPERTIES TIMEOUT 400)
