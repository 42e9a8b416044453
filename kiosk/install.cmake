# What `cmake --install` lays out: programs, what they show, and how to use them. The tree is mirrored under share/arobase.
set(arobase_share ${CMAKE_INSTALL_DATADIR}/arobase)
install(TARGETS arobase arobase-kiosk RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/assets/ DESTINATION ${arobase_share}/assets PATTERN readme EXCLUDE)
install(FILES ${PROJECT_SOURCE_DIR}/kiosk/tour.script DESTINATION ${arobase_share}/kiosk)
# Made by kiosk/start: the atlas, and the packages from which another can be baked with other boundaries.
install(FILES ${PROJECT_SOURCE_DIR}/build/geodata/atlas.bake DESTINATION ${arobase_share} OPTIONAL)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/build/geodata/packages/ DESTINATION ${arobase_share}/packages OPTIONAL
  PATTERN "*.stamp" EXCLUDE PATTERN ".*" EXCLUDE)
install(FILES ${PROJECT_SOURCE_DIR}/build/affiche.png DESTINATION ${arobase_share} OPTIONAL)
# The booth without staff: its service, its key sticks, its settings.
install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/booth/arobase-kiosk.service DESTINATION lib/systemd/system)
install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/booth/99-arobase-cle.rules DESTINATION lib/udev/rules.d)
install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/booth/borne.toml DESTINATION ${arobase_share}/booth)  # the package makes /etc/arobase/borne.toml of it
install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/booth/status.conf DESTINATION ${CMAKE_INSTALL_DOCDIR}/kiosk)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/kiosk/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/kiosk)
