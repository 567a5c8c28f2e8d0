/** The workbench's page: a grid with the add-on's menu and windows, and the panel beside it. */
import './styles/base.css';
import './styles/editor.css';
import './styles/script.css';
import './styles/panel.css';
import { startWorkbench } from './workbench';

startWorkbench(document.body);
