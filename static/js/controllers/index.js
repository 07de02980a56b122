// Every controller of the site: the name in data-controller, and where its module is.
export const modules = {
  autosave: () => import("./autosave_controller.js"),
  bell: () => import("./bell_controller.js"),
  board: () => import("./board_controller.js"),
  composer: () => import("./composer_controller.js"),
  copy: () => import("./copy_controller.js"),
  grouping: () => import("./grouping_controller.js"),
  idle: () => import("./idle_controller.js"),
  menu: () => import("./menu_controller.js"),
  passkey: () => import("./passkey_controller.js"),
  photos: () => import("./photos_controller.js"),
  pin: () => import("./pin_controller.js"),
  print: () => import("./print_controller.js"),
  reveal: () => import("./reveal_controller.js"),
  seen: () => import("./seen_controller.js"),
  similar: () => import("./similar_controller.js"),
};
