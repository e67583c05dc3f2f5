<?php
// What `python3 build.py audit moodle` asks of a Moodle: `php moodle.php FOLDER JOB`, with data as JSON on standard input and
// on standard output. Everything here goes through Moodle's own importers, engines and interfaces.

define('CLI_SCRIPT', true);
$folder = $argv[1];
$job = $argv[2];
require($folder . '/config.php');
require_once($CFG->libdir . '/questionlib.php');
require_once($CFG->libdir . '/gradelib.php');
require_once($CFG->dirroot . '/course/lib.php');
require_once($CFG->dirroot . '/course/modlib.php');
require_once($CFG->dirroot . '/question/format.php');
require_once($CFG->dirroot . '/user/lib.php');
require_once($CFG->dirroot . '/mod/scorm/lib.php');

$asked = json_decode(stream_get_contents(STDIN), true) ?: [];
\core\session\manager::set_user(get_admin());
ob_start(); // what Moodle itself says on the way is none of the answer
$found = $job($asked);
$said = trim(preg_replace('/\s+/', ' ', html_entity_decode(strip_tags(ob_get_clean()), ENT_QUOTES)));
echo json_encode(['found' => $found, 'said' => $said], JSON_UNESCAPED_UNICODE | JSON_PARTIAL_OUTPUT_ON_ERROR);

/** A course of its own and a learner in it: nothing of an earlier run is in the way. */
function prepare(array $asked): array {
    global $DB;
    $short = 'audit-' . $asked['name'];
    $course = create_course((object) ['fullname' => 'Audit ' . $asked['name'], 'shortname' => $short, 'category' => 1]);
    $learner = $DB->get_record('user', ['username' => 'learner']);
    if (!$learner) {
        $id = user_create_user((object) [
            'username' => 'learner', 'password' => 'Learner-1234', 'firstname' => 'Lea', 'lastname' => 'Learner',
            'email' => 'learner@example.org', 'confirmed' => 1, 'mnethostid' => 1,
        ]);
        $learner = $DB->get_record('user', ['id' => $id]);
    }
    $role = $DB->get_field('role', 'id', ['shortname' => 'student']);
    enrol_try_internal_enrol($course->id, $learner->id, $role);
    return ['course' => (int) $course->id, 'learner' => (int) $learner->id];
}

/** Import a file of questions, and mark responses to each, by Moodle's own engine. */
function questions(array $asked): array {
    global $CFG, $DB;
    require_once($CFG->dirroot . '/question/format/' . $asked['format'] . '/format.php');
    $course = get_course($asked['course']);
    $context = context_course::instance($course->id);
    $class = 'qformat_' . $asked['format'];
    $format = new $class();
    $format->setCategory(question_get_default_category($context->id) ?: question_make_default_categories([$context]));
    $format->setContexts([$context]);
    $format->setCourse($course);
    $format->setFilename($asked['file']);
    $format->setRealfilename(basename($asked['file']));
    $format->setMatchgrades('error');
    $format->setCatfromfile(true);
    $format->setContextfromfile(false);
    $format->setStoponerror(false);
    $format->set_display_progress(false);
    $done = $format->importpreprocess() && $format->importprocess() && $format->importpostprocess();
    $marks = [];
    foreach ($format->questionids as $id) {
        $question = question_bank::load_question($id);
        $category = $DB->get_field('question_categories', 'name', ['id' => $question->category]);
        $key = $category . '/' . $question->name;
        $marks[$key] = ['type' => $question->get_type_name(), 'mark' => (float) $question->defaultmark, 'points' => []];
        foreach ($asked['responses'][$key] ?? [] as $response) {
            $marks[$key]['points'][] = marked($id, $response, $context);
        }
    }
    return ['done' => $done, 'errors' => $format->importerrors, 'questions' => $marks];
}

/** The points of one response, from a question that is started, answered and finished. */
function marked(int $id, array $response, context $context): ?float {
    $usage = question_engine::make_questions_usage_by_activity('mod_quiz', $context);
    $usage->set_preferred_behaviour('deferredfeedback');
    $slot = $usage->add_question(question_bank::load_question($id));
    $usage->start_all_questions();
    $usage->process_action($slot, given($usage->get_question_attempt($slot), $response));
    $usage->finish_all_questions();
    return $usage->get_question_mark($slot);
}

/** A response as Moodle's form would send it: places in the file become places on the screen. */
function given(question_attempt $attempt, array $response): array {
    $question = $attempt->get_question();
    switch ($question->get_type_name()) {
        case 'truefalse':
            return $response ? ['answer' => (string) (int) ($response[0] === 'true')] : [];
        case 'multichoice':
            $ids = array_keys($question->answers);
            $order = $question->get_order($attempt);
            $places = array_map(fn($at) => array_search($ids[$at], $order), $response);
            if ($question instanceof qtype_multichoice_single_question) {
                return $places ? ['answer' => (string) $places[0]] : [];
            }
            $all = array_fill_keys(array_map(fn($at) => "choice$at", array_keys($order)), '0');
            return array_merge($all, array_fill_keys(array_map(fn($at) => "choice$at", $places), '1'));
        case 'match':
            return paired($question, $response);
        case 'multianswer':
            $given = [];
            foreach (array_values($question->subquestions) as $at => $one) {
                $given['sub' . ($at + 1) . '_answer'] = $one->get_type_name() === 'multichoice'
                    ? option($one, $attempt, $at + 1, $response[$at]) : $response[$at];
            }
            return $given;
    }
    return ['answer' => $response[0] ?? ''];
}

/** Pairs by the place of what is matched, and by the text that it is matched with. */
function paired(qtype_match_question $question, array $response): array {
    $stems = array_keys($question->stems);
    $given = [];
    foreach ($question->get_stem_order() as $at => $stem) {
        $text = $response[array_search($stem, $stems)] ?? '';
        $choice = array_search($text, array_map('trim', $question->choices), true);
        $given["sub$at"] = $choice === false ? '0' : (string) array_search($choice, $question->get_choice_order());
    }
    return $given;
}

/** The place of an option in a gap, by its text. */
function option(question_definition $gap, question_attempt $attempt, int $number, string $text): string {
    $step = new question_attempt_step_subquestion_adapter($attempt->get_step(0), "sub{$number}_");
    $order = explode(',', $step->get_qt_var('_order'));
    foreach ($order as $at => $id) {
        if (trim(html_entity_decode(strip_tags($gap->answers[$id]->answer))) === trim($text)) {
            return (string) $at;
        }
    }
    return '';
}

/** Add a package to a course, or put it in the place of the one that is there, as the form of the activity does. */
function package(array $asked): array {
    global $DB;
    $course = get_course($asked['course']);
    $settings = (array) get_config('scorm');
    $info = (object) ([
        'modulename' => 'scorm', 'module' => $DB->get_field('modules', 'id', ['name' => 'scorm']), 'section' => 0,
        'name' => $asked['name'], 'introeditor' => ['text' => '', 'format' => FORMAT_HTML, 'itemid' => 0],
        'visible' => 1, 'visibleoncoursepage' => 1, 'cmidnumber' => '', 'groupmode' => 0, 'groupingid' => 0,
        'availability' => null, 'completion' => 0, 'scormtype' => 'local', 'timeopen' => 0, 'timeclose' => 0,
        'course' => $course->id, 'packagefile' => drafted($asked['file']), 'packageurl' => '',
    ] + $settings);
    if (empty($asked['activity'])) {
        $info = add_moduleinfo($info, $course);
    } else {
        $info->coursemodule = $asked['activity'];
        $info->instance = get_coursemodule_from_id('scorm', $asked['activity'])->instance;
        [, $info] = update_moduleinfo(get_coursemodule_from_id('scorm', $asked['activity']), $info, $course);
    }
    $scorm = $DB->get_record('scorm', ['id' => $info->instance]);
    $scoes = $DB->get_records('scorm_scoes', ['scorm' => $scorm->id], 'sortorder', 'id,identifier,launch,scormtype,title');
    return [
        'activity' => (int) $info->coursemodule, 'instance' => (int) $scorm->id, 'version' => $scorm->version,
        'scoes' => array_values(array_map(fn($sco) => (array) $sco, $scoes)),
        'data' => array_values($DB->get_records_sql('SELECT d.id, d.name, d.value FROM {scorm_scoes_data} d
            JOIN {scorm_scoes} s ON s.id = d.scoid WHERE s.scorm = ? ORDER BY d.id', [$scorm->id])),
    ];
}

/** A file as the form has it before it is saved. */
function drafted(string $file): int {
    global $USER;
    $draft = file_get_unused_draft_itemid();
    get_file_storage()->create_file_from_pathname((object) [
        'contextid' => context_user::instance($USER->id)->id, 'component' => 'user', 'filearea' => 'draft',
        'itemid' => $draft, 'filepath' => '/', 'filename' => basename($file),
    ], $file);
    return $draft;
}

/** What Moodle has of a learner: what the package told it, and what stands in the gradebook. */
function told(array $asked): array {
    global $DB;
    $tracks = $DB->get_records('scorm_scoes_track', ['scormid' => $asked['instance'], 'userid' => $asked['learner']], 'id');
    $attempts = [];
    foreach ($tracks as $track) {
        $attempts[$track->attempt][$track->element] = $track->value;
    }
    $scorm = $DB->get_record('scorm', ['id' => $asked['instance']]);
    $grades = grade_get_grades($scorm->course, 'mod', 'scorm', $scorm->id, $asked['learner']);
    $grade = $grades->items ? reset($grades->items)->grades[$asked['learner']] : null;
    return ['attempts' => $attempts, 'grade' => $grade ? $grade->grade : null, 'shown' => $grade ? $grade->str_grade : ''];
}

/** Restore a Common Cartridge into a new course, and list what is in it. */
function cartridge(array $asked): array {
    global $CFG, $DB, $USER;
    require_once($CFG->dirroot . '/backup/util/includes/restore_includes.php');
    chdir($CFG->dirroot . '/backup'); // from where its converter looks for files of its own
    $name = restore_controller::get_tempdir_name(SITEID, $USER->id);
    get_file_packer('application/zip')->extract_to_pathname($asked['file'], make_backup_temp_directory($name));
    $format = backup_general_helper::detect_backup_format($name);
    if ($format === 'unknown') {
        return ['format' => $format, 'links' => []];
    }
    $id = restore_dbops::create_new_course('Cartridge', 'cartridge-' . $asked['name'], 1);
    $control = new restore_controller($name, $id, backup::INTERACTIVE_NO, backup::MODE_IMPORT, $USER->id,
        backup::TARGET_NEW_COURSE);
    if ($control->get_status() == backup::STATUS_REQUIRE_CONV) {
        $control->convert();
    }
    $control->execute_precheck();
    $control->execute_plan();
    $control->destroy();
    $links = $DB->get_records('url', ['course' => $id], 'id', 'id, name, externalurl');
    $sections = $DB->get_records('course_sections', ['course' => $id], 'section', 'id, section, name, sequence');
    return [
        'format' => $format, 'course' => (int) $id,
        'links' => array_map(fn($link) => [$link->name, $link->externalurl], array_values($links)),
        'sections' => array_map(fn($one) => [$one->name, count(array_filter(explode(',', $one->sequence)))], array_values($sections)),
    ];
}
